import type { ActorTrust, Score } from '../types.ts';
import type { NeighbourDraft } from './component-draft.ts';
import type { ActorId, ComponentKind, RiskId } from './proposal-rule.ts';

/** What the business would suffer, by the risk that rules name. */
export const riskWords: Readonly<Record<RiskId, readonly [statement: string, impact: Score]>> = {
  leak: ['Data is read by somebody it is not meant for', 5],
  takeover: ['Somebody else runs code on our systems or acts with our rights', 5],
  'poisoned-release': ['Somebody else’s code is shipped as ours', 5],
  tampering: ['Data or settings are changed by somebody who must not', 4],
  misuse: ['The system is used for fraud, or leaves nobody to answer for it', 4],
  outage: ['The system cannot be used when it is needed', 3],
};

export const actorWords: Readonly<Record<ActorId, readonly [name: string, trust: ActorTrust]>> = {
  visitor: ['Anybody who can reach it', 'anonymous'],
  user: ['Person with an account', 'user'],
  contributor: ['Author of a change', 'partner'],
  supplier: ['Author of code that we take from others', 'partner'],
  insider: ['Person who works on it', 'staff'],
};

export type ZoneId = 'internet' | 'others' | 'delivery' | 'inside' | 'cloud' | 'data';
export const zoneWords: Readonly<Record<ZoneId, readonly [name: string, trust: Score]>> = {
  internet: ['Internet', 1],
  others: ['Systems of others', 2],
  delivery: ['Source and delivery', 3],
  inside: ['Our services', 4],
  cloud: ['Our cloud accounts', 4],
  data: ['Our data', 5],
};

export const zoneOfKind: Readonly<Record<ComponentKind, ZoneId>> = {
  service: 'inside',
  function: 'inside',
  program: 'inside',
  frontend: 'internet',
  library: 'others',
  infrastructure: 'cloud',
  cluster: 'cloud',
  pipeline: 'delivery',
};

/** The `type` of a component, as the format names common ones. */
export const typeOfKind: Readonly<Record<ComponentKind, string>> = {
  service: 'api',
  function: 'function',
  program: 'program',
  frontend: 'spa',
  library: 'library',
  infrastructure: 'infrastructure',
  cluster: 'cluster',
  pipeline: 'ci',
};

export const neighbourWords: Readonly<Record<NeighbourDraft['type'], string>> = {
  database: 'Database',
  cache: 'Cache',
  queue: 'Queue',
  bucket: 'Object storage',
  search: 'Search index',
  external: 'Outside service',
};
