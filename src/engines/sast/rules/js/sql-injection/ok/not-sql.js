import axios from 'axios';
import { cache, log, mysql } from './services.js';

export async function fetched(req) {
  // ok: js/sql-injection
  return axios.get('/users?name=' + req.query.name);
}

export function cached(req) {
  // ok: js/sql-injection
  return cache.get(`user:${req.params.id}`);
}

export function logged(name) {
  // ok: js/sql-injection
  log.info(`select '${name}' in the list`);
}

export function escaped(pool, name) {
  // ok: js/sql-injection
  return pool.query(`SELECT * FROM users WHERE name = '${mysql.escape(name)}'`);
}

export function searched(client, term) {
  // ok: js/sql-injection
  return client.query({ query: SEARCH, variables: { term: `'${term}'` } });
}

export function matched(pattern, req) {
  // ok: js/sql-injection
  return pattern.exec(req.query.text);
}
