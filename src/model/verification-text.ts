import type { Moment } from '../core/ids.ts';
import { never } from '../core/assert.ts';
import { durationText } from './durations.ts';
import type { FindingPolicy, Verification } from './types.ts';

const momentWords: Readonly<Record<Moment, string>> = {
  local: 'before a commit',
  pr: 'on every pull request',
  build: 'when the image is built',
  daily: 'every day',
  weekly: 'every week',
  release: 'before a release',
};

/** One verification as a clause that completes “Verified by …”. Foreign text in it is not made safe yet. */
export function verificationText(one: Verification): string {
  const age = one.maxAge === undefined ? '' : `; a pass counts for ${durationText(one.maxAge)}`;
  const required = one.required ? '; required' : '';
  const gate = one.gate === 'never' ? '; never blocks' : '';
  return `${what(one)}, ${joined(one.when.map((moment) => momentWords[moment]))}${age}${required}${gate}`;
}

function what(one: Verification): string {
  switch (one.type) {
    case 'tests':
      return `${one.min === 1 ? 'a test' : `at least ${one.min} tests`} matching ${joined(quoted(one.select), 'or')}`;
    case 'sast':
      return `code analysis with ${joined(one.rules)}`;
    case 'dast':
      return `attacks on ${one.target}${one.as.length > 0 ? ` as ${joined(one.as)}` : ''} with ${joined(one.rules)}`;
    case 'iast':
      return `sensors on ${joined(one.sinks)} while the tests of ${one.exercisedBy} run`;
    case 'secrets':
      return `a search for secrets in ${secretScope[one.scope]}`;
    case 'sca':
      return `no dependency with ${policyText(one.policy)}`;
    case 'container':
      return `the image ${one.image} without ${policyText(one.policy)}`;
    case 'cloud':
      return `${one.live ? 'the live account' : 'infrastructure code'} checked with ${joined(one.rules)}`;
    case 'cicd':
      return `the pipelines checked with ${joined(one.rules)}`;
    case 'external':
      return `the report of ${one.tool} in ${joined(one.report)}`;
    case 'manual':
      return `the procedure ${one.procedure}, signed by ${joined(one.signers, 'or')}`;
    default:
      return never(one);
  }
}

const secretScope = { tree: 'the files', diff: 'every change', history: 'the whole history' } as const;

function policyText(policy: FindingPolicy): string {
  const which = [policy.reachable ? 'reachable' : '', policy.fixable ? 'fixable' : ''].filter(
    (word) => word !== '',
  );
  const bad = policy.severity === 'critical' ? 'critical' : `${policy.severity} or worse`;
  const exploited = policy.exploited ? ' or known to be exploited' : '';
  return `a ${[...which, 'vulnerability'].join(' ')} that is ${bad}${exploited}`;
}

/** `a`, `a and b`, or `a, b and c`. */
export function joined(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

function quoted(words: readonly string[]): readonly string[] {
  return words.map((word) => `“${word}”`);
}
