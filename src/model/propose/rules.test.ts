import { expect, test } from 'vitest';
import { idPattern } from '../schema-words.ts';
import { candidatesOf } from './candidates.ts';
import type { ComponentDraft } from './component-draft.ts';
import type { ProposalRule } from './proposal-rule.ts';
import { factIds, type FactId, type RepoFact } from './repo-fact.ts';
import { proposalRules } from './rules.ts';

function factOf(id: FactId, rest: Partial<RepoFact> = {}): RepoFact {
  return {
    kind: 'manifest',
    id,
    detail: '',
    tech: '',
    path: 'package.json',
    line: 1,
    confidence: 'high',
    ...rest,
  };
}

function componentFor({ when }: ProposalRule, facts: readonly RepoFact[]): ComponentDraft {
  const [kind = 'service'] = when.on;
  return {
    id: 'x',
    name: 'x',
    kind,
    tech: [],
    code: [],
    iac: [],
    surface: [],
    facts,
    why: factOf('package'),
  };
}

test('there are many rules, each with an id of its own', () => {
  const ids = proposalRules.map(({ id }) => id);
  expect(ids.length).toBeGreaterThanOrEqual(60);
  expect(new Set(ids).size).toBe(ids.length);
  const mitigations = new Set(proposalRules.map(({ mitigation }) => mitigation.id));
  for (const id of [...ids, ...mitigations]) expect(id).toMatch(idPattern);
  // A threat and a mitigation share one name space in a model.
  expect(ids.filter((id) => mitigations.has(id) && !sharedNames.has(id))).toEqual([]);
});

const sharedNames = new Set<string>();

test('rules that share a mitigation mean the same one', () => {
  const known = new Map<string, string>();
  for (const { mitigation } of proposalRules) {
    const text = JSON.stringify(mitigation);
    expect(known.get(mitigation.id) ?? text).toBe(text);
    known.set(mitigation.id, text);
  }
});

test.each(proposalRules.map((rule) => [rule.id, rule] as const))(
  '%s applies when its facts are there, and not without',
  (_id, rule) => {
    const { when, threat, verify } = rule;
    const facts = [...(when.all ?? []), ...(when.any ?? []).slice(-1)].map((id) => factOf(id));
    expect(facts.length).toBeGreaterThan(0);
    expect(candidatesOf([rule], [componentFor(rule, facts)])).toHaveLength(1);
    expect(
      candidatesOf(
        [rule],
        [
          componentFor(
            rule,
            facts.slice(1).filter(({ id }) => when.any?.includes(id) !== true),
          ),
        ],
      ),
    ).toEqual([]);
    expect(threat.cwe.length * threat.stride.length * verify.length).toBeGreaterThan(0);
    for (const one of verify) if ('rules' in one) expect(one.rules.length).toBeGreaterThan(0);
  },
);

test('every fact that a rule asks for is one that readers know', () => {
  const known = new Set<string>(factIds);
  const asked = proposalRules.flatMap(({ when, threat }) => [
    ...(when.all ?? []),
    ...(when.any ?? []),
    ...(when.none ?? []),
    ...(threat.likelier ?? []),
    ...(threat.lessLikely ?? []),
  ]);
  expect(asked.filter((id) => !known.has(id))).toEqual([]);
});

test('a sure fact ranks above a guess, and likelihood moves one step', () => {
  const rule = proposalRules.find(({ id }) => id === 'password-guessing');
  expect(rule).toBeDefined();
  if (rule === undefined) return;
  const sure = candidatesOf([rule], [componentFor(rule, [factOf('password')])])[0];
  const guess = candidatesOf([rule], [componentFor(rule, [factOf('password', { confidence: 'low' })])])[0];
  const limited = candidatesOf([rule], [componentFor(rule, [factOf('password'), factOf('rate-limit')])])[0];
  expect(sure?.rank).toBeGreaterThan(guess?.rank ?? Infinity);
  expect(limited?.likelihood).toBe((sure?.likelihood ?? 0) - 1);
});

test('one rule on two components is one candidate with two matches', () => {
  const rule = proposalRules.find(({ id }) => id === 'sql-injection');
  if (rule === undefined) throw new Error('sql-injection is a rule');
  const facts = [factOf('sql')];
  const [one, ...rest] = candidatesOf(
    [rule],
    [componentFor(rule, facts), { ...componentFor(rule, facts), id: 'y' }],
  );
  expect(rest).toEqual([]);
  expect(one?.matches.map(({ component }) => component.id)).toEqual(['x', 'y']);
});
