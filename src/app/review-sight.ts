import type { Decision } from '../core/decision.ts';
import { changedLines, type ChangedLines } from '../io/git/diff.ts';
import { commitInfo } from '../io/git/history.ts';
import { diffModels } from '../model/diff.ts';
import type { Weakening } from '../publish/review/review.ts';
import type { Stand } from './gate.ts';
import { readFrom } from './load-model.ts';
import { ignoredLines } from './sast-options.ts';

/** What is seen of a change besides its findings. */
export interface ChangeSight {
  /** Of the commit that is looked at. */
  readonly parents: readonly string[];
  readonly weakenings: readonly Weakening[];
  /** Who answers for the model, as the base says. */
  readonly owners: readonly string[];
  /** Whether the change added or rewrote that line. */
  isNewLine(path: string, line: number): boolean;
}

/** Compares the two sides of a change in what protects, and knows its lines. */
export async function changeSight({ session, models, fork, rules }: Stand): Promise<ChangeSight> {
  const { repo, commit } = session.ground;
  const changed = repo === undefined ? undefined : await changedLines(repo, fork, commit);
  const files = changed?.ok === true ? changed.value : [];
  const info = repo === undefined ? undefined : await commitInfo(repo, commit);
  const owner = models.base?.system.owner ?? '';
  return {
    parents: info?.ok === true ? info.value.parents : [],
    weakenings: [
      ...modelWeakenings(models),
      ...decisionWeakenings(rules.decisions, session.decisions),
      ...ignoreWeakenings(rules.ignored, ignoredLines(readFrom(session.ground.root))),
      ...settingWeakenings(files),
    ],
    owners: owner === '' ? [] : [owner],
    isNewLine: newLines(files),
  };
}

function modelWeakenings({ base, head }: Stand['models']): readonly Weakening[] {
  if (base === undefined) return [];
  return diffModels(base, head).changes.flatMap(({ kind, id, weakens }) =>
    weakens.map((why) => ({
      what: kind === 'gate' ? ('gate' as const) : ('model' as const),
      text: `${kind} ${id}: ${why}`,
    })),
  );
}

/** Decisions that the change brings, and that would hide findings once it is merged. */
function decisionWeakenings(base: readonly Decision[], head: readonly Decision[]): readonly Weakening[] {
  const known = new Set(base.map((one) => keyOf(one)));
  return head.flatMap((one) => {
    if (one.kind === 'confirm' || known.has(keyOf(one))) return [];
    const verb = one.kind === 'accept' ? 'accepts' : 'ignores';
    return [
      { what: 'ignored' as const, text: `${verb} ${one.rule} in ${one.path}: ${one.reason} (${one.by})` },
    ];
  });
}

function keyOf(one: Decision): string {
  return JSON.stringify([one.finding, one.kind, 'until' in one ? one.until : 0]);
}

function ignoreWeakenings(base: readonly string[], head: readonly string[]): readonly Weakening[] {
  const known = new Set(base);
  return head
    .filter((line) => !known.has(line))
    .map((line) => ({
      what: 'settings' as const,
      text: `no longer looks at what .semgrepignore names: ${line}`,
    }));
}

/** Files that only ever take something out of sight. */
const settings = /(?:^|\/)(?:\.gitleaksignore|\.gitleaks\.toml|\.semgrepignore|CODEOWNERS)$/;

function settingWeakenings(files: readonly ChangedLines[]): readonly Weakening[] {
  return files
    .filter(({ path }) => settings.test(path) && !path.endsWith('.semgrepignore'))
    .map(({ path, kind }) => ({ what: 'settings' as const, text: `${path} is ${kind}` }));
}

function newLines(files: readonly ChangedLines[]): ChangeSight['isNewLine'] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return (path, line) => {
    const file = byPath.get(path);
    if (file === undefined) return false;
    if (file.kind === 'added') return true;
    return (file.hunks ?? []).some(
      ({ newStart, newCount }) => line >= newStart && line < newStart + newCount,
    );
  };
}
