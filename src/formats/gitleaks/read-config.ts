import { parse } from 'smol-toml';
import { limits } from '../../core/limits.ts';
import { rejectedFile } from '../secret-rules/rejected.ts';
import type { ForeignExtend, ForeignNote, ForeignRuleSet } from '../secret-rules/rule.ts';
import { Table } from '../secret-rules/table.ts';
import { readAllow } from './read-allow.ts';
import { readRule } from './read-rule.ts';

/** The newest formats whose keys are known here. */
const known = { gitleaks: [8, 30], betterleaks: [1, 8] } as const;

/**
 * Reads a configuration of gitleaks or betterleaks. Never throws: what is not honoured is a note. Keys are the same in
 * upper and lower case, as they are there.
 */
export function readLeakConfig(text: string): ForeignRuleSet {
  if (text.length > limits.ruleFileBytes)
    return rejectedFile('gitleaks', `it is larger than ${limits.ruleFileBytes} bytes`);
  const parsed = parseToml(text);
  if (typeof parsed === 'string') return rejectedFile('gitleaks', `not valid TOML: ${parsed}`);
  const notes: ForeignNote[] = [];
  const table = new Table(parsed, { rule: '', notes }, true);
  checkVersion(table, 'minVersion', known.gitleaks);
  checkVersion(table, 'betterleaksMinVersion', known.betterleaks);
  const title = table.text('title') ?? '';
  table.take('description');
  const rules = readRules(table);
  const extend = readExtend(table);
  const lists = readGlobalAllow(table);
  const prefilter = table.text('prefilter');
  const filter = table.text('filter');
  table.ignoreLeft();
  return {
    tool: 'gitleaks',
    title,
    rules,
    allow: lists.flatMap(({ targets, allow }) => (targets.length === 0 ? [allow] : [])),
    targeted: lists.flatMap(({ targets, allow }) =>
      targets.length === 0 ? [] : [{ rules: targets, allow }],
    ),
    prefilter,
    filter,
    extend,
    notes,
  };
}

/** The root table, or what is wrong with the text; its excerpt is left out, as it may hold what must not be shown. */
function parseToml(text: string): object | string {
  try {
    return parse(text);
  } catch (thrown) {
    if (thrown instanceof Error) return (thrown.message.split('\n')[0] ?? '').slice(0, 200);
    throw thrown;
  }
}

function readRules(table: Table): ForeignRuleSet['rules'] {
  const items = table.tables('rules');
  if (items.length > limits.secretRules)
    table.note(
      'key-ignored',
      'rules',
      `there are more than ${limits.secretRules} rules; the rest is not read`,
    );
  const rules = new Map<string, ForeignRuleSet['rules'][number]>();
  for (const item of items.slice(0, limits.secretRules)) {
    const rule = readRule(item);
    if (rule === undefined) continue;
    if (rules.has(rule.id))
      table.as(rule.id).note('key-ignored', 'id', 'an earlier rule has this id; this one replaces it');
    rules.set(rule.id, rule);
  }
  return [...rules.values()];
}

function readExtend(table: Table): ForeignExtend | undefined {
  const [extend] = table.tables('extend');
  if (extend === undefined) return undefined;
  const path = extend.text('path');
  const useDefault = extend.flag('useDefault') ?? false;
  const disabledRules = extend.texts('disabledRules');
  extend.ignore(
    { url: 'rules are not fetched from the network; keep the file beside this one and name its path' },
    'extend.',
  );
  extend.ignoreLeft('extend.');
  if (path !== undefined && useDefault)
    extend.note(
      'key-ignored',
      'extend.useDefault',
      'path is given too, and only one of the two can be followed',
    );
  const from =
    path === undefined
      ? useDefault
        ? ({ kind: 'default' } as const)
        : undefined
      : ({ kind: 'path', path } as const);
  return { from, disabledRules };
}

function readGlobalAllow(
  table: Table,
): readonly { targets: readonly string[]; allow: ForeignRuleSet['allow'][number] }[] {
  const old = table.tables('allowlist');
  const lists = table.tables('allowlists');
  if (old.length > 0 && lists.length > 0)
    table.note('key-ignored', 'allowlist', 'the old key beside allowlists; both are honoured');
  return [...lists, ...old].flatMap((list) => {
    const targets = list.texts('targetRules');
    const allow = readAllow(list, 'allowlists.');
    return allow === undefined ? [] : [{ targets, allow }];
  });
}

/** Notes when a file asks for a newer format than is known here; it is read all the same. */
function checkVersion(table: Table, key: string, newest: readonly [number, number]): void {
  const wanted = table.text(key);
  if (wanted === undefined) return;
  const [, major, minor] = /^v?(\d{1,6})\.(\d{1,6})/.exec(wanted) ?? [];
  const [first, second] = newest;
  const newer = Number(major) > first || (Number(major) === first && Number(minor) > second);
  if (major === undefined) table.note('key-ignored', key, 'it is no version');
  else if (newer)
    table.note(
      'key-ignored',
      key,
      `the format is known up to ${first}.${second}; newer keys are told one by one`,
    );
}
