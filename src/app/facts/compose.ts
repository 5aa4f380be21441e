import type { FactId, RepoFact } from '../../model/propose/repo-fact.ts';
import { factOf, type FactFile, type FactReader } from './fact-file.ts';
import { yamlLeaves, type Leaf } from './yaml-leaves.ts';

/** Reads Docker Compose files: the stores beside the service, and what they open. */
export const compose: FactReader = {
  wants: (_path, name) => /^(?:docker-)?compose[\w.-]*\.ya?ml$/.test(name),
  read(file) {
    const { leaves, problem } = yamlLeaves(file.text);
    const services = leaves.filter(({ keys }) => keys[0] === 'services' && keys.length > 1);
    if (problem !== undefined || services.length === 0)
      return { facts: [], problem: problem ?? 'it has no services' };
    const first = services[0]?.line ?? 1;
    const stores = new Map<string, string>();
    for (const { keys, text } of services)
      if (keys[2] === 'image' && storeOf(text) !== undefined) stores.set(keys[1] ?? '', text);
    return {
      facts: [
        factOf(file, { kind: 'container', id: 'compose', line: first, tech: 'docker' }),
        ...services.flatMap((leaf) => leafFacts(file, leaf, stores)),
      ],
    };
  },
};

const images: readonly (readonly [name: RegExp, id: FactId, tech: string])[] = [
  [/^postgres|postgis|timescale/, 'sql', 'postgres'],
  [/^mysql|percona/, 'sql', 'mysql'],
  [/^mariadb/, 'sql', 'mariadb'],
  [/^mongo/, 'nosql', 'mongodb'],
  [/^(?:redis|valkey|keydb)/, 'cache', 'redis'],
  [/^memcached/, 'cache', 'memcached'],
  [/^elasticsearch/, 'search-index', 'elasticsearch'],
  [/^opensearch/, 'search-index', 'opensearch'],
  [/^rabbitmq/, 'queue', 'rabbitmq'],
  [/^(?:cp-)?kafka/, 'queue', 'kafka'],
  [/^nats/, 'queue', 'nats'],
  [/^minio/, 'object-storage', 'minio'],
  [/^mssql/, 'sql', 'sqlserver'],
  [/^clickhouse/, 'sql', 'clickhouse'],
];

/** The store in an image such as `postgres:18`, whatever its registry. */
function storeOf(image: string): readonly [id: FactId, tech: string] | undefined {
  const name = image.slice(image.lastIndexOf('/') + 1).toLowerCase();
  const found = images.find(([pattern]) => pattern.test(name));
  return found && [found[1], found[2]];
}

function leafFacts(
  file: FactFile,
  { keys, text, line }: Leaf,
  stores: ReadonlyMap<string, string>,
): readonly RepoFact[] {
  const [, service = '', field, entry] = keys;
  const fact = (id: FactId, detail: string, tech = ''): RepoFact =>
    factOf(file, { kind: 'container', id, line, detail, tech });
  if (field === 'image') {
    const store = storeOf(text);
    return store === undefined ? [] : [fact(store[0], text, store[1])];
  }
  if (field === 'ports' && stores.has(service) && publishes(keys, text))
    return [fact('published-store', `${service} ${text}`)];
  if (field === 'privileged' && text === 'true') return [fact('host-access', `${service} is privileged`)];
  if (field === 'volumes' && /^(?:\/var\/run\/docker\.sock|\/:)/.test(text))
    return [fact('host-access', `${service} ${text}`)];
  if (field === 'environment') return environmentFacts(entry === '*' ? text : `${entry ?? ''}=${text}`, fact);
  return [];
}

/** A port on every address of the host; one bound to loopback stays there. */
function publishes(keys: readonly string[], text: string): boolean {
  if (keys[3] === '*' && keys.length === 4)
    return /^["']?\d|^\$/.test(text) && text.includes(':') && !text.startsWith('127.');
  return keys.at(-1) === 'published';
}

function environmentFacts(
  setting: string,
  fact: (id: FactId, detail: string) => RepoFact,
): readonly RepoFact[] {
  const [, name = '', value = ''] = /^([\w.-]+)=(.*)$/s.exec(setting) ?? [];
  if (/ALLOW_(?:EMPTY|ANONYMOUS)|HOST_AUTH_METHOD/.test(name) && /^(?:true|yes|1|trust)$/.test(value))
    return [fact('default-password', name)];
  // The value itself stays where it is: only that there is one is a fact.
  return /PASS(?:WORD)?$/i.test(name) && value !== '' && !value.startsWith('$')
    ? [fact('default-password', name)]
    : [];
}
