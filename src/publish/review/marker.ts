import { createHmac, timingSafeEqual } from 'node:crypto';
import { sha256 } from '../../core/digest.ts';
import type { Identity } from './review.ts';

/** What signs our comments: a secret of the repository, and the change that they belong to. */
export interface Seal {
  readonly key: string;
  /** Host, repository and number: a mark copied from another change is worth nothing. */
  readonly place: string;
}

/** Short keyed digests of an identity: they say nothing to whoever has not got the key. */
export interface Digests {
  readonly rule: string;
  readonly path: string;
  readonly scope: string;
  readonly match: string;
  readonly context: string;
}

export type Mark =
  | { readonly kind: 'summary'; readonly content: string }
  | { readonly kind: 'thread'; readonly identity: Digests; readonly content: string };

/** The digests by which a thread is known to belong to a finding. */
export function digestsOf(identity: Identity, { key }: Seal): Digests {
  const short = (field: keyof Identity): string =>
    createHmac('sha256', key).update(`${field}\n${identity[field]}`).digest('hex').slice(0, 8);
  return {
    rule: short('rule'),
    path: short('path'),
    scope: short('scope'),
    match: short('match'),
    context: short('context'),
  };
}

/** A body that begins with its mark, and the digest of what follows. */
export function marked(
  text: string,
  of: Digests | 'summary',
  seal: Seal,
): { readonly body: string; readonly content: string } {
  const content = sha256(text).slice(0, 12);
  const id = of === 'summary' ? 'summary' : `f.${idFields.map((field) => of[field]).join('.')}`;
  const said = `holdfast:v1:${id}:${content}`;
  return { body: `<!-- ${said}:${signed(said, seal)} -->\n${text}`, content };
}

/** The mark of a body; undefined when there is none, or another key or place made it. */
export function markOf(body: string, seal: Seal): Mark | undefined {
  const found = /^<!-- (holdfast:v1:(f[0-9a-f.]{1,60}|summary):([0-9a-f]{12})):([0-9a-f]{32}) -->/.exec(body);
  if (found === null) return undefined;
  const [, said = '', id = '', content = '', hmac = ''] = found;
  if (!timingSafeEqual(Buffer.from(signed(said, seal)), Buffer.from(hmac))) return undefined;
  if (id === 'summary') return { kind: 'summary', content };
  const [kind, rule, path, scope, match, context] = id.split('.');
  if (kind !== 'f' || rule === undefined || path === undefined || scope === undefined) return undefined;
  if (match === undefined || context === undefined) return undefined;
  return { kind: 'thread', content, identity: { rule, path, scope, match, context } };
}

const idFields = ['rule', 'path', 'scope', 'match', 'context'] as const;

function signed(said: string, { key, place }: Seal): string {
  return createHmac('sha256', key).update(`${place}\n${said}`).digest('hex').slice(0, 32);
}
