import type { FileNames } from '../names/index.ts';
import { childIn, childrenOf, kindOf, symbolOf, textOf, type FlatTree } from '../tree/flat-tree.ts';
import { limits } from '../../core/limits.ts';
import { namedStores, outboundCalls, storeCalls, type Opens, type StoreType } from './stores.ts';

/** Something outside of a program that its code opens or calls. Offsets are UTF-16 units. */
export type Outside =
  | {
      readonly kind: 'data-store';
      readonly technology: string;
      readonly type: StoreType;
      readonly by: string;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'outbound';
      readonly host: string;
      readonly by: string;
      readonly start: number;
      readonly end: number;
    };

/** Whether a text may open a store or call a host: a cheap look before a tree is walked. */
export function mayReachOutside(language: string, text: string): boolean {
  const family = familyOf(language);
  return family !== undefined && hints.test(text);
}

/** Names of clients, and URLs. */
const hints =
  /https?:\/\/|\b(?:pg|postgres|mysql2?|mssql|oracledb|sqlite3?|knex|sequelize|typeorm|prisma|mongo\w*|cassandra|neo4j|dynamodb|redis|ioredis|memcached|amqp\w*|kafka\w*|bullmq|sqs|s3|minio|elasticsearch|opensearch|psycopg\w*|asyncpg|pymysql|MySQLdb|pyodbc|sqlalchemy|sqlmodel|databases|motor|pika|boto3|DriverManager|Hikari\w*|Jedis\w*|lettuce|rabbitmq|sqlx|gorm|pgx|bbolt|redigo)\b|database\/sql|storage-blob|cloud[./]storage/i;

/** The data stores that a file opens, and the hosts it calls by name, in order. At most `limits.outsidePerFile`. */
export function readOutside(tree: FlatTree, names: FileNames): readonly Outside[] {
  const family = familyOf(tree.language);
  const found: Outside[] = [];
  if (family === undefined) return found;
  for (let node = 1; node < tree.count && found.length < limits.outsidePerFile; node++) {
    const kind = kindOf(tree, node);
    if (kind !== 'call' && kind !== 'new') continue;
    const one = outsideAt(tree, names, { family, node });
    if (one !== undefined) found.push(one);
  }
  return found;
}

interface At {
  readonly family: string;
  readonly node: number;
}

function outsideAt(tree: FlatTree, names: FileNames, { family, node }: At): Outside | undefined {
  const callee = childIn(tree, node, 'callee');
  if (callee < 0) return undefined;
  const place = { start: tree.start[node] ?? 0, end: tree.end[node] ?? 0 };
  for (const name of namesOfCall(tree, names, callee)) {
    const opens = own(storeCalls[family], name);
    const store = opens === undefined ? undefined : named(opens, textsIn(tree, names, node));
    if (store !== undefined) {
      const [technology, type] = store;
      return { kind: 'data-store', technology, type, by: name, ...place };
    }
    const argument = own(outboundCalls[family], name);
    const host = argument === undefined ? undefined : hostOf(tree, names, argumentAt(tree, node, argument));
    if (host !== undefined) return { kind: 'outbound', host, by: name, ...place };
  }
  return undefined;
}

/** Full names of what is called, without versions, `node:` and `default`. */
function namesOfCall(tree: FlatTree, names: FileNames, callee: number): readonly string[] {
  const full = names.qualified(callee).map(plainName);
  if (full.length > 0) return [...new Set(full)];
  const isFree = kindOf(tree, callee) === 'identifier' && names.definition(callee) === undefined;
  return isFree && symbolOf(tree, callee) === 'fetch' ? ['fetch'] : [];
}

function plainName(name: string): string {
  return name
    .replace(/^node:/, '')
    .replace(/\/v\d+(?=[./]|$)/, '')
    .replace(/\.default(?=\.|$)/, '');
}

/** What a call opens, told by the first of its texts that names a store; `sql` when none does. */
function named([technology, type]: Opens, texts: readonly string[]): Opens | undefined {
  if (technology !== '?') return [technology, type];
  for (const text of texts) {
    const known = namedStores.find(([word]) => word.test(text));
    if (known !== undefined) return known[1];
  }
  // A client of a cloud is for anything: without its name it is not known to be a store.
  return type === 'database' ? ['sql', 'database'] : undefined;
}

/** Texts among the arguments of a call and among the members of an object that it is given. */
function textsIn(tree: FlatTree, names: FileNames, call: number): readonly string[] {
  const list = childIn(tree, call, 'arguments');
  if (list < 0) return [];
  const texts: string[] = [];
  const open = [...childrenOf(tree, list)].slice(0, argumentsMax);
  for (const node of open) {
    const kind = kindOf(tree, node);
    if (kind === 'object' || kind === 'pair') open.push(...childrenOf(tree, node).slice(0, argumentsMax));
    else texts.push(names.constant(node)?.text ?? startOfText(tree, node));
    if (open.length > nodesMax) break;
  }
  return texts;
}

const argumentsMax = 30;
const nodesMax = 200;

function argumentAt(tree: FlatTree, call: number, place: number): number {
  const list = childIn(tree, call, 'arguments');
  return list < 0 ? -1 : (childrenOf(tree, list)[place] ?? -1);
}

const url = /^https?:\/\/(?:[^\s/@?#"'`${}%<>\\]*@)?([a-z\d][a-z\d.-]*\.[a-z]{2,}(?::\d+)?)(?=[/?#]|$)/i;
/** Names that are reserved for examples and for this machine. */
const nobody = /(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid|localhost|local)(?::\d+)?$/i;

/** The host of a URL that an argument is, starts with, or (`baseURL`) has in it. */
function hostOf(tree: FlatTree, names: FileNames, node: number): string | undefined {
  if (node < 0) return undefined;
  const parts =
    kindOf(tree, node) === 'object'
      ? childrenOf(tree, node).flatMap((pair) => childrenOf(tree, pair))
      : [node];
  for (const part of parts.slice(0, nodesMax)) {
    const host = url.exec(names.constant(part)?.text ?? startOfText(tree, part))?.[1]?.toLowerCase();
    if (host !== undefined && !nobody.test(host)) return host;
  }
  return undefined;
}

/** The text that a string, a template or a sum starts with. */
function startOfText(tree: FlatTree, node: number): string {
  return textOf(tree, node)
    .slice(0, 300)
    .replace(/^[(\s]*[furb]{0,2}["'`]+/i, '')
    .replace(/["'`)\s]+$/, '');
}

function familyOf(language: string): string | undefined {
  if (language === 'javascript' || language === 'typescript' || language === 'tsx') return 'script';
  return language === 'python' || language === 'java' || language === 'go' ? language : undefined;
}

function own<Value>(table: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}
