import { randomUUID } from 'node:crypto';
import type { Db } from '../db.ts';
import { hashPassword, passwordMatches } from './password.ts';

export interface User {
  readonly id: string;
  readonly name: string;
}

interface UserRow extends User {
  readonly password: string;
}

/** Adds a user; throws when the name is taken. */
export async function createUser(db: Db, name: string, password: string): Promise<User> {
  const user = { id: randomUUID(), name };
  const hash = await hashPassword(password);
  db.prepare('insert into users (id, name, password) values (?, ?, ?)').run(user.id, name, hash);
  return user;
}

/** The user with this name and password, or undefined. An unknown name costs as much time as a wrong password. */
export async function authenticate(db: Db, name: string, password: string): Promise<User | undefined> {
  const row = db.prepare('select id, name, password from users where name = ?').get(name) as
    | UserRow
    | undefined;
  const matches = await passwordMatches(password, row?.password ?? nobody);
  return matches && row !== undefined ? { id: row.id, name: row.name } : undefined;
}

const nobody = `${'00'.repeat(16)}.${'00'.repeat(32)}`;
