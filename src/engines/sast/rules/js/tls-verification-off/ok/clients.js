import https from 'node:https';
import { config } from './config.js';

// ok: js/tls-verification-off
export const strict = new https.Agent({ rejectUnauthorized: true });

// ok: js/tls-verification-off
export const configured = new https.Agent({ rejectUnauthorized: config.strictTls });

// ok: js/tls-verification-off
export const withAuthority = new https.Agent({ ca: config.ca });

// ok: js/tls-verification-off
export const server = https.createServer({ key: config.key, requestCert: true, rejectUnauthorized: false });

export function restored(before) {
  // ok: js/tls-verification-off
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
}

export function isOff() {
  // ok: js/tls-verification-off
  return process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0';
}
