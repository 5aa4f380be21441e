import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, Buffer>(scrypt);
const keyBytes = 32;

/** `salt.key`, both hex; the key is scrypt with Node's default cost. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, keyBytes);
  return `${salt.toString('hex')}.${key.toString('hex')}`;
}

/** Whether `password` is the one that `hash` was made from, in constant time. */
export async function passwordMatches(password: string, hash: string): Promise<boolean> {
  const [salt = '', expected = ''] = hash.split('.');
  const key = await derive(password, Buffer.from(salt, 'hex'), keyBytes);
  const wanted = Buffer.from(expected, 'hex');
  return wanted.length === key.length && timingSafeEqual(wanted, key);
}
