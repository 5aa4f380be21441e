import pg from 'pg';
import { sequelize } from './models.js';
import { knex } from './knex.js';

const pool = new pg.Pool();

export async function byName(req, res) {
  // ruleid: js/sql-injection
  const { rows } = await pool.query("SELECT * FROM users WHERE name = '" + req.query.name + "'");
  res.json(rows);
}

export async function sorted(req, res) {
  const { sort } = req.query;
  const sql = `SELECT id, title FROM posts ORDER BY ${sort}`;
  // ruleid: js/sql-injection
  const { rows } = await pool.query(sql);
  res.json(rows);
}

export async function report(req, res) {
  // ruleid: js/sql-injection
  const [rows] = await sequelize.query(`SELECT * FROM orders WHERE state = '${req.body.state}'`);
  res.json(rows);
}

export function searched(req) {
  // ruleid: js/sql-injection
  return knex('files').whereRaw('name like "%' + req.query.text + '%"');
}

export async function withParameterAndWithout(req, connection) {
  let sql = 'SELECT * FROM logs WHERE day = ?';
  sql += ' AND level = ' + req.params.level;
  // ruleid: js/sql-injection
  const [rows] = await connection.execute(sql, [req.params.day]);
  return rows;
}
