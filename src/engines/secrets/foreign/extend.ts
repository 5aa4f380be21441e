import { posix } from 'node:path';
import { limits } from '../../../core/limits.ts';
import type { ForeignNote, ForeignRule, ForeignRuleSet } from '../../../formats/secret-rules/rule.ts';

/** A set of rules and the file it was read from. */
export interface SetFile {
  readonly path: string;
  readonly set: ForeignRuleSet;
}

/** The sets that stand for themselves, each with the rules of those it extends; the others are only parts of them. */
export function withExtensions(files: readonly SetFile[]): readonly SetFile[] {
  const used = new Set(files.map((file) => baseOf(file, files)?.path));
  const heads = files.filter(({ path }) => !used.has(path));
  const parts = new Set(heads.flatMap((file) => chainFrom(file, files)));
  // Files in a circle have no head; the first of them is taken for it.
  for (const file of files) {
    if (parts.has(file.path)) continue;
    heads.push(file);
    for (const path of chainFrom(file, files)) parts.add(path);
  }
  return heads.map((file) => extendedBy(file, files, []));
}

function chainFrom(file: SetFile, files: readonly SetFile[]): readonly string[] {
  const chain = [file.path];
  for (let base = baseOf(file, files); base !== undefined; base = baseOf(base, files)) {
    if (chain.includes(base.path)) break;
    chain.push(base.path);
  }
  return chain;
}

function extendedBy(file: SetFile, files: readonly SetFile[], chain: readonly string[]): SetFile {
  const { extend } = file.set;
  if (extend?.from === undefined) return file;
  const key = extend.from.kind === 'path' ? 'extend.path' : 'extend.useDefault';
  const without = (reason: string): SetFile => {
    const note: ForeignNote = { effect: 'key-ignored', rule: '', key, reason };
    return { ...file, set: { ...file.set, notes: [...file.set.notes, note] } };
  };
  const base = baseOf(file, files);
  if (base === undefined) return without(extend.from.kind === 'path' ? missingFile : missingDefault);
  if (chain.includes(base.path)) return without('the files extend each other in a circle');
  if (chain.length >= limits.secretExtends)
    return without(`more than ${limits.secretExtends} files extend each other; the rest is not followed`);
  const whole = extendedBy(base, files, [...chain, file.path]);
  return { path: file.path, set: merged(file.set, whole.set, extend.disabledRules) };
}

function baseOf(file: SetFile, files: readonly SetFile[]): SetFile | undefined {
  const from = file.set.extend?.from;
  if (from === undefined) return undefined;
  return from.kind === 'path' ? fileAt(from.path, file, files) : defaultOf(file, files);
}

const missingFile = 'the file is not among those given; give its path too';
const missingDefault =
  'the rules that the tool ships are no part of Holdfast; give its configuration file too';

/** Paths are relative to the file, or, as the tool takes them, to the folder it is started in. */
function fileAt(path: string, from: SetFile, files: readonly SetFile[]): SetFile | undefined {
  const wanted = new Set([posix.join(posix.dirname(from.path), path), posix.normalize(path)]);
  return files.find((file) => file !== from && wanted.has(posix.normalize(file.path)));
}

/** The shipped configuration says so in its title. */
function defaultOf(from: SetFile, files: readonly SetFile[]): SetFile | undefined {
  return files.find(
    (file) => file !== from && /^(?:gitleaks|betterleaks) config$/i.test(file.set.title.trim()),
  );
}

function merged(own: ForeignRuleSet, base: ForeignRuleSet, disabled: readonly string[]): ForeignRuleSet {
  const rules = new Map(own.rules.map((rule) => [rule.id, rule]));
  for (const rule of base.rules) {
    if (disabled.includes(rule.id)) continue;
    const over = rules.get(rule.id);
    rules.set(rule.id, over === undefined ? rule : overlaid(rule, over));
  }
  const unknown = disabled.filter((id) => !base.rules.some((rule) => rule.id === id));
  return {
    ...own,
    rules: [...rules.values()],
    allow: [...own.allow, ...base.allow],
    targeted: [...own.targeted, ...base.targeted],
    prefilter: either(own.prefilter, base.prefilter),
    filter: either(own.filter, base.filter),
    notes: [
      ...own.notes,
      ...base.notes,
      ...unknown.map((id): ForeignNote => ({
        effect: 'key-ignored',
        rule: id,
        key: 'extend.disabledRules',
        reason: 'the extended file has no such rule',
      })),
    ],
  };
}

/** A rule with what another of the same id says; lists are put together. */
function overlaid(base: ForeignRule, over: ForeignRule): ForeignRule {
  return {
    ...base,
    title: over.title === '' ? base.title : over.title,
    regex: over.regex ?? base.regex,
    path: over.path ?? base.path,
    secret: over.secret.kind === 'group' ? over.secret : base.secret,
    entropy: over.entropy ?? base.entropy,
    tags: [...base.tags, ...over.tags],
    keywords: [...new Set([...base.keywords, ...over.keywords])],
    allow: [...base.allow, ...over.allow],
    filter: over.filter ?? base.filter,
    required: over.required.length > 0 ? over.required : base.required,
    specificity: over.specificity === 0 ? base.specificity : over.specificity,
  };
}

/** Left out when one of them says so. */
function either(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || b === undefined ? (a ?? b) : `(${a}\n) || (${b}\n)`;
}
