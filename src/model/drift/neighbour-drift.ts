import type { DataStoreFact, OutboundFact } from '../../core/fact.ts';
import { anyGlobMatches } from '../../core/glob.ts';
import type { Ids } from '../propose/slug.ts';
import type { Component, ThreatModel } from '../types.ts';
import type { Drift, ModelEdit } from './drift.ts';

/** Names of one product. */
const same: readonly (readonly string[])[] = [
  ['postgresql', 'postgres', 'pg', 'cockroachdb', 'aurora', 'rds', 'timescaledb', 'supabase', 'neon'],
  ['mysql', 'mariadb', 'aurora', 'rds', 'planetscale'],
  ['mongodb', 'mongo', 'documentdb', 'mongoose'],
  ['sql-server', 'mssql', 'sqlserver'],
  ['redis', 'valkey', 'elasticache', 'memorydb'],
  ['rabbitmq', 'amqp'],
  ['kafka', 'msk', 'redpanda'],
  ['s3', 'minio', 'r2', 'object-storage', 'aws-s3'],
  ['elasticsearch', 'opensearch', 'elastic'],
  ['google-cloud-storage', 'gcs'],
  ['azure-blob', 'blob-storage'],
];
const storeTypes = /data|store|db|cache|queue|bucket|search|sql|redis|storage|broker/i;

/** Data stores that code opens and no component stands for, each technology once. */
export function storeDrift(model: ThreatModel, stores: readonly DataStoreFact[], ids: Ids): readonly Drift[] {
  const told = new Set<string>();
  return stores.flatMap((store): readonly Drift[] => {
    const { technology, at, by } = store;
    if (told.has(technology) || knowsStore(model, store)) return [];
    told.add(technology);
    const id = ids.claim(technology, store.type);
    const item = { id, type: store.type, tech: [technology], zone: zoneOf(model, storeTypes, 5) };
    const edits: readonly ModelEdit[] = [
      { kind: 'item', list: 'components', item },
      ...flowTo(model, { to: id, path: at.path, protocol: technology }, ids),
    ];
    const because = `is opened by ${by}, and no component of the model stands for it`;
    return [{ kind: 'data-store', what: technology, path: at.path, line: at.line, because, edits }];
  });
}

/** Hosts that code calls and the model does not name, each once. */
export function outboundDrift(
  model: ThreatModel,
  outbound: readonly OutboundFact[],
  ids: Ids,
): readonly Drift[] {
  const told = new Set<string>();
  return outbound.flatMap(({ host, at, by }): readonly Drift[] => {
    if (told.has(host) || namesHost(model, host)) return [];
    told.add(host);
    const id = ids.claim(host, 'external');
    const item = {
      id,
      name: host,
      type: 'external',
      surface: [`https://${host}`],
      zone: zoneOf(model, /external/i, 1),
    };
    const edits: readonly ModelEdit[] = [
      { kind: 'item', list: 'components', item },
      ...flowTo(model, { to: id, path: at.path, protocol: 'https' }, ids),
    ];
    return [
      {
        kind: 'outbound',
        what: host,
        path: at.path,
        line: at.line,
        because: `is called by ${by}, and the model does not name it`,
        edits,
      },
    ];
  });
}

function knowsStore({ components }: ThreatModel, { technology, type, at }: DataStoreFact): boolean {
  const names = new Set([technology, ...same.filter((list) => list.includes(technology)).flat()]);
  return components.some((one) => {
    const words = [...one.tech, one.type, one.id].flatMap((text) => text.toLowerCase().split(/[\s,/]+/));
    if (words.some((word) => names.has(word))) return true;
    if (!storeTypes.test(one.type)) return false;
    // A driver that serves many products, and a component that says which files speak with it.
    return (technology === 'sql' && type === 'database') || anyGlobMatches(one.code, at.path);
  });
}

/** Parts of hosts that name nobody. */
const plain: ReadonlySet<string> = new Set([
  'www',
  'api',
  'com',
  'org',
  'net',
  'io',
  'dev',
  'app',
  'cloud',
  'co',
  'eu',
  'us',
]);

function namesHost({ components, flows, scope }: ThreatModel, host: string): boolean {
  const labels = host
    .replace(/:\d+$/, '')
    .split('.')
    .slice(0, -1)
    .filter((label) => label.length > 2 && !plain.has(label));
  const owner = labels.at(-1) ?? host;
  const texts = [
    ...components.flatMap(({ id, name, tech, surface }) => [id, name, ...tech, ...surface]),
    ...flows.flatMap(({ id, protocol }) => [id, protocol]),
    ...scope.out.map(({ what }) => what),
  ];
  return texts.some((text) => text.toLowerCase().includes(host) || wordsIn(text).has(owner));
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().split(/[^a-z\d]+/));
}

/** The zone of components of a kind, or the one with the nearest trust. */
function zoneOf({ components, zones }: ThreatModel, kind: RegExp, trust: number): string {
  const like = components.find(({ type }) => kind.test(type));
  const nearest = zones.toSorted((a, b) => Math.abs(a.trust - trust) - Math.abs(b.trust - trust))[0];
  return like?.zone ?? nearest?.id ?? '';
}

function flowTo(
  { components }: ThreatModel,
  { to, path, protocol }: { readonly to: string; readonly path: string; readonly protocol: string },
  ids: Ids,
): readonly ModelEdit[] {
  const from = components.find(({ code }: Component) => anyGlobMatches(code, path));
  if (from === undefined) return [];
  const item = {
    id: ids.claim(`f-${to}`, 'flow'),
    from: from.id,
    to,
    protocol,
    encrypted: protocol === 'https',
  };
  return [{ kind: 'item', list: 'flows', item }];
}
