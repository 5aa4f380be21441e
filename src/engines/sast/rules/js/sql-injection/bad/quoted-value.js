const limit = 100;

export function findByName(db, userId, text) {
  return (
    db
      // ruleid: js/sql-injection
      .prepare(`select id, name from files where owner_id = '${userId}' and name like '%${text}%' limit 100`)
      .all()
  );
}

export async function remove(pool, id) {
  const sql = "DELETE FROM sessions WHERE id = '" + id + "'";
  // ruleid: js/sql-injection
  await pool.query(sql);
}

export async function insert(client, name, mail) {
  // ruleid: js/sql-injection
  await client.query(`INSERT INTO people (name, mail) VALUES ('${name}', '${mail}')`);
  return limit;
}
