import { pool, sql, sequelize } from './db.js';

const TABLE = 'users';
const STATE_OPEN = 'open';
const columns = ['name', 'created_at'];

export async function numbered(req) {
  // ok: js/sql-injection
  return pool.query('SELECT * FROM users WHERE name = $1', [req.query.name]);
}

export async function asObject(req) {
  // ok: js/sql-injection
  return pool.query({ text: 'SELECT * FROM users WHERE id = $1', values: [req.params.id] });
}

export async function tagged(req) {
  // ok: js/sql-injection
  return pool.query(sql`SELECT * FROM users WHERE name = ${req.query.name}`);
}

export async function replaced(req) {
  // ok: js/sql-injection
  return sequelize.query('SELECT * FROM users WHERE name = :name', { replacements: { name: req.body.name } });
}

export async function listed(req) {
  const column = req.query.sort;
  if (!columns.includes(column)) throw new Error('unknown column');
  // ok: js/sql-injection
  return pool.query(`SELECT * FROM users ORDER BY ${column}`);
}

export async function constant() {
  // ok: js/sql-injection
  return pool.query(`SELECT * FROM ${TABLE} WHERE state = '${STATE_OPEN}'`);
}

export async function placeholders(ids) {
  const marks = ids.map(() => '?').join(', ');
  // ok: js/sql-injection
  return pool.query(`SELECT * FROM users WHERE id IN (${marks})`, ids);
}

export async function numeric(req) {
  const page = Number.parseInt(req.query.page, 10);
  // ok: js/sql-injection
  return pool.query(`SELECT * FROM users LIMIT 20 OFFSET ${page * 20}`);
}
