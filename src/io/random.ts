import { randomBytes } from 'node:crypto';

// Crockford's alphabet in lower case: no i, l, o, u, so that an id can be read out and typed.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A random id such as `f_3k9m2p7q0x`: the prefix and ten base-32 characters, 50 bits. */
export function randomId(prefix: string): string {
  let id = prefix;
  for (const byte of randomBytes(10)) id += alphabet[byte & 31];
  return id;
}

/** 32 random bytes in hex, for identities that mean nothing outside this run. */
export function randomKey(): string {
  return randomBytes(32).toString('hex');
}

/** From 0 to 1, for waiting times that should differ; never for anything secret. */
export function chance(): number {
  return Math.random();
}
