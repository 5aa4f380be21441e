import { sha256 } from '../../../core/digest.ts';
import { limits } from '../../../core/limits.ts';
import type { ForeignAllow, ForeignRule } from '../../../formats/secret-rules/rule.ts';
import {
  anchorsOf,
  isWide,
  outlookOf,
  partsAround,
  type Anchors,
  type Reach,
} from '../../../lang/regex/anchors.ts';
import { type CharSet, rangesOf } from '../../../lang/regex/char-set.ts';
import { growthOf } from '../../../lang/regex/growth.ts';
import type { RegexNode } from '../../../lang/regex/node.ts';
import { kept, type SecretRule } from '../rule.ts';
import { type Allow, compileAllow } from './allow.ts';
import { compileFilter, type Filter } from './filter.ts';
import { contentPattern, isAscii, pathPattern, type Pattern } from './pattern.ts';

/** What a file of rules says for all its rules. */
export interface RuleScope {
  readonly allow: readonly Allow[];
  readonly prefilter: Filter | undefined;
  readonly filter: Filter | undefined;
}

/** A rule of another scanner, ready to search. */
export interface CompiledRule {
  readonly spec: ForeignRule;
  /** How findings of it are told. */
  readonly rule: SecretRule;
  readonly scope: RuleScope;
  readonly content: Pattern | undefined;
  readonly path: Pattern | undefined;
  /** Where a match can be at all; undefined for a weak rule, which is searched for in the whole content. */
  readonly window: Window | undefined;
  readonly keywords: readonly string[];
  readonly allow: readonly Allow[];
  readonly filter: Filter | undefined;
}

/** Where the matches with an anchor are. */
export interface Window {
  readonly anchors: Anchors;
  /** Bytes around a match that decide about it. */
  readonly outlook: number;
  readonly before: Side;
  readonly after: Side;
  /** How the time of JavaScript's engine grows on both sides of an anchor, where that can be told apart. */
  readonly loops: Readonly<Record<'before' | 'at' | 'after', readonly ByteLoop[]>> | undefined;
}

/** A repeat over bytes of a class: how often at most. */
export interface ByteLoop {
  readonly members: Uint8Array;
  readonly max: number;
}

/** Bytes at most, and beside them runs of bytes of these classes. */
export interface Side {
  readonly bytes: number;
  /** By byte: 1 for a member. */
  readonly runs: readonly Uint8Array[];
}

/** Told of a key that is not honoured (`key-ignored`) or for which the rule cannot run. */
export type Refuse = (effect: 'rule-rejected' | 'key-ignored', key: string, reason: string) => void;

/** Compiles a rule; undefined, and told, when it cannot run. */
export function compileRule(spec: ForeignRule, scope: RuleScope, refuse: Refuse): CompiledRule | undefined {
  if (spec.regex === undefined && spec.path === undefined) {
    refuse('rule-rejected', 'regex', 'there is neither regex nor path');
    return undefined;
  }
  const content = spec.regex === undefined ? undefined : contentPattern(spec.regex);
  const path = spec.path === undefined ? undefined : pathPattern(spec.path);
  if (content !== undefined && !content.ok) {
    refuse('rule-rejected', 'regex', content.error);
    return undefined;
  }
  if (path !== undefined && !path.ok) {
    refuse('rule-rejected', 'path', path.error);
    return undefined;
  }
  if (spec.secret.kind === 'group' && spec.secret.index > (content?.value.groups ?? 0)) {
    refuse('rule-rejected', 'secretGroup', `the expression has ${content?.value.groups ?? 0} groups`);
    return undefined;
  }
  const window = content === undefined ? undefined : windowOf(content.value, refuse);
  return {
    spec,
    rule: secretRuleOf(spec, content?.value, window),
    scope,
    content: content?.value,
    path: path?.value,
    window,
    keywords: keywordsOf(spec, refuse),
    allow: compileLists(spec.allow, refuse),
    filter:
      spec.filter === undefined
        ? undefined
        : compileFilter(spec.filter, (reason) => refuse('key-ignored', 'filter', reason)),
  };
}

/** Compiles the allowlists of a rule or of a file. */
export function compileLists(lists: readonly ForeignAllow[], refuse: Refuse): readonly Allow[] {
  return lists.flatMap(
    (list) => compileAllow(list, (reason) => refuse('key-ignored', 'allowlists', reason)) ?? [],
  );
}

/** Shorter texts stand nearly everywhere. */
const anchorBytes = 3;

function windowOf({ root }: Pattern, refuse: Refuse): Window | undefined {
  const anchors = anchorsOf(root, anchorBytes);
  const outlook = outlookOf(root);
  if (anchors === undefined || outlook === Infinity || !anchors.texts.every(isAscii)) return undefined;
  if ([...anchors.before.runs, ...anchors.after.runs].some(isWide)) {
    const reason = `matches may be of any length; ${limits.secretOpenBytes} bytes around their anchor are looked at`;
    refuse('key-ignored', 'regex', reason);
  }
  const [before, after] = [sideOf(anchors.before), sideOf(anchors.after)];
  return { anchors, outlook, before, after, loops: loopsAround(root, anchors) };
}

function loopsAround(root: RegexNode, anchors: Anchors): Window['loops'] {
  const around = partsAround(root, anchors);
  if (around === undefined) return undefined;
  const loopsOf = (node: RegexNode): readonly ByteLoop[] | undefined => {
    const growth = growthOf(node);
    if (growth.kind === 'exponential') return undefined;
    return growth.loops.map(({ set, max }) => ({ members: bytesOf(set), max }));
  };
  const [before, at, after] = [loopsOf(around.before), loopsOf(around.at), loopsOf(around.after)];
  return before === undefined || at === undefined || after === undefined ? undefined : { before, at, after };
}

function sideOf({ chars, runs }: Reach): Side {
  return { bytes: Math.min(chars, limits.secretOpenBytes), runs: runs.map(bytesOf) };
}

function bytesOf(set: CharSet): Uint8Array {
  const members = new Uint8Array(256);
  for (const [lo, hi] of rangesOf(set)) members.fill(1, Math.min(lo, 256), Math.min(hi + 1, 256));
  return members;
}

/** The keywords that are asked for. One that cannot be compared byte by byte asks for nothing, so that more is found. */
function keywordsOf({ keywords }: ForeignRule, refuse: Refuse): readonly string[] {
  if (keywords.every((word) => word !== '' && isAscii(word))) return keywords;
  refuse('key-ignored', 'keywords', 'one is empty or not ASCII; the rule runs without keywords');
  return [];
}

function secretRuleOf(
  spec: ForeignRule,
  content: Pattern | undefined,
  window: Window | undefined,
): SecretRule {
  const generic = spec.id.toLowerCase().includes('generic');
  const { plainSource, source } = content?.regex.translated ?? { plainSource: '(?!)', source: '(?!)' };
  return {
    id: `secrets/${spec.tool}:${spec.id}`,
    provider: spec.id.split(/[-./_]/, 1)[0] ?? spec.id,
    title: spec.title === '' ? spec.id : spec.title,
    why: `The ${spec.tool} rule “${spec.id}” takes this for a secret, and whoever reads it can use it.`,
    todo: 'Revoke it where it was issued, issue a new one, and load that from a secret store.',
    runbook: [
      'Find out what it opens: the rule is not one of ours and knows no place where it is revoked.',
      'Issue a new one, put it into the secret store, and see that what reads it works.',
      'Revoke the old one; removing it from the file is not enough.',
    ],
    severity: 'high',
    confidence: spec.confidence ?? (generic ? 'low' : 'medium'),
    proof: 'format',
    rank: generic ? 2 : 8 + Math.max(-5, Math.min(1, Math.round(spec.specificity))),
    // Whatever the rule says is part of its digest.
    version: Number.parseInt(sha256(JSON.stringify(spec)).slice(0, 12), 16),
    find: {
      kind: 'near',
      anchors: window?.anchors.texts ?? [],
      before: window?.before.bytes ?? 0,
      after: window?.after.bytes ?? 0,
      shape: plainSource === undefined ? new RegExp(source, 'gu') : new RegExp(plainSource, 'g'),
    },
    check: () => kept,
    examples: () => ({ bad: [], ok: [] }),
  };
}
