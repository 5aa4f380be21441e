import https from 'node:https';
import axios from 'axios';
import pg from 'pg';

// ruleid: js/tls-verification-off
const agent = new https.Agent({ rejectUnauthorized: false });

export const client = axios.create({
  httpsAgent: agent,
  // ruleid: js/tls-verification-off
  rejectUnauthorized: false,
});

export const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  // ruleid: js/tls-verification-off
  ssl: { rejectUnauthorized: false },
});

export function everywhere() {
  // ruleid: js/tls-verification-off
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
}

export function later(options) {
  // ruleid: js/tls-verification-off
  options.rejectUnauthorized = false;
  return https.request(options);
}

export function numeric() {
  // ruleid: js/tls-verification-off
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = 0;
}
