import Database from 'libsql';

export type Db = Database.Database;

/** Opens the database at `path` (`:memory:` for one that is gone when closed) and creates missing tables. */
export function openDb(path: string): Db {
  const db = new Database(path);
  db.exec('pragma journal_mode = wal; pragma foreign_keys = on;');
  db.exec(schema);
  return db;
}

const schema = `
  create table if not exists users (
    id text primary key,
    name text not null unique,
    password text not null
  );
  create table if not exists sessions (
    digest text primary key,
    user_id text not null references users (id) on delete cascade,
    csrf text not null,
    expires_at integer not null
  );
  create table if not exists files (
    id text primary key,
    owner_id text not null references users (id) on delete cascade,
    name text not null,
    bytes integer not null,
    created_at integer not null
  );
  create index if not exists files_by_owner on files (owner_id, created_at);
  create table if not exists shares (
    token text primary key,
    file_id text not null references files (id) on delete cascade,
    expires_at integer not null
  );
`;
