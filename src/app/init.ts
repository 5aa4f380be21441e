import { basename, join } from 'node:path';
import { assert } from '../core/assert.ts';
import { exitCodes } from '../core/exit-code.ts';
import { limits } from '../core/limits.ts';
import { nearest } from '../core/nearest.ts';
import { writeAtomically } from '../io/atomic.ts';
import { readIndexFile } from '../io/git/index-file.ts';
import { kindAt } from '../io/path-kind.ts';
import { prepareStateFolder } from '../io/state-folder.ts';
import { Tracked } from '../io/tracked.ts';
import { addDismissal } from '../model/patch.ts';
import type { Candidate } from '../model/propose/candidates.ts';
import type { Parts } from '../model/propose/component-draft.ts';
import { draftModel } from '../model/propose/draft-model.ts';
import { missingFrom } from '../model/propose/missing.ts';
import { testedOf, type Surroundings } from '../model/propose/proposal-items.ts';
import {
  additionsTo,
  additionText,
  proposalsFor,
  withAdditions,
  type Addition,
} from '../model/propose/propose.ts';
import type { RepoFacts } from '../model/propose/repo-fact.ts';
import { proposalRules } from '../model/propose/rules.ts';
import { readModel } from '../model/read.ts';
import { jsonSchema } from '../model/schema.ts';
import { withEdits, type Drift } from '../model/drift/drift.ts';
import type { Fact } from '../core/fact.ts';
import { builtEngines } from './engines.ts';
import { codeFacts, driftRows, driftWith, type DriftRow } from './init-drift.ts';
import type { Toolbox } from './toolbox.ts';
import { readFacts } from './facts/read-facts.ts';
import { closeGround, fromRoot, openGround, type Ground } from './ground.ts';
import { listWorkTree } from './listing.ts';
import { partRows, proofRows, proposalRows, type AdditionRow, type InitLook } from './init-look.ts';
import { runnersOf } from './init-runners.ts';
import { loadModel, modelName, readFrom, type LoadedModel } from './load-model.ts';
import { redactText } from './redact.ts';
import type { Refusal } from './wish.ts';

/** What `init` is asked for. */
export interface InitWish {
  readonly path: string;
  readonly cwd: string;
  /** Whether the path was named: then only what lies in it is looked at. */
  readonly narrow: boolean;
  /** What is proposed is verified by rules that there are. */
  readonly tools: Toolbox;
  /** The model's path, from where the user stands. */
  readonly model: string | undefined;
  /** Every proposal, not only the first ones. */
  readonly all: boolean;
  readonly dryRun: boolean;
  /** Add to a model that exists. */
  readonly apply: boolean;
  /** A proposal that is turned down for good. */
  readonly dismiss: { readonly rule: string; readonly on: string; readonly why: string } | undefined;
  readonly progress: (text: string) => void;
}

export type InitOutcome =
  | { readonly kind: 'refusal'; readonly refusal: Refusal }
  | { readonly kind: 'first'; readonly look: InitLook; readonly text: string }
  | {
      readonly kind: 'additions';
      readonly look: InitLook;
      readonly additions: readonly AdditionRow[];
      /** What the code has and the model does not know. */
      readonly drift: readonly DriftRow[];
      readonly known: number;
      readonly dismissed: number;
    }
  | {
      readonly kind: 'dismissed';
      readonly path: string;
      readonly rule: string;
      readonly on: string;
      readonly inModel: boolean;
    };

/** Proposes a threat model, or what one lacks, from the facts of a tree. Writes only what it was asked to write. */
export async function init(wish: InitWish): Promise<InitOutcome> {
  const ground = await openGround({
    cwd: wish.cwd,
    path: wish.path,
    now: undefined,
    ...(wish.narrow ? { narrow: true as const } : {}),
  });
  if (!ground.ok) return refused(ground.error, 'Give the path of a folder that exists.');
  try {
    return await initIn(wish, ground.value);
  } finally {
    closeGround(ground.value);
  }
}

async function initIn(wish: InitWish, ground: Ground): Promise<InitOutcome> {
  const folder = ground.focus.slice(0, ground.focus.lastIndexOf('/') + 1);
  const path =
    wish.model === undefined
      ? (ground.modelPath ?? `${folder}${modelName}`)
      : fromRoot(ground, wish.cwd, wish.model);
  const read = readFrom(ground.root);
  const file = read(path);
  const isThere = file.ok || !file.error.includes('ENOENT');
  const loaded = isThere ? await loadModel(read, path) : undefined;
  if (loaded?.ok === false) {
    const { message, todo, diagnostics, text } = loaded.error;
    return {
      kind: 'refusal',
      refusal: { exit: exitCodes.usage, message, todo, diagnostics, modelText: text },
    };
  }
  if (wish.dismiss !== undefined)
    return dismissed(wish, wish.dismiss, { ground, path, loaded: loaded?.value });
  if (wish.apply && loaded === undefined)
    return refused(`there is no ${path} to add to`, 'Run holdfast init to write a first one.');
  return proposed(wish, ground, path, loaded?.value);
}

async function proposed(
  wish: InitWish,
  ground: Ground,
  path: string,
  loaded: LoadedModel | undefined,
): Promise<InitOutcome> {
  wish.progress('reading manifests, settings and code');
  const walk = listWorkTree(ground, trackedIn(ground));
  const base = ground.focus.slice(0, ground.focus.lastIndexOf('/') + 1);
  const name = basename(base === '' ? ground.root : base);
  const { repo, files, notices } = readFacts(ground.root, walk, name, base);
  const { parts, candidates } = proposalsFor(repo);
  if (parts.components.length === 0) {
    return refused(
      `nothing in ${wish.path} tells what it is: no package, image, infrastructure or pipeline was found`,
      'Give the path of a project, or write the model by hand; holdfast scan needs none.',
      exitCodes.nothing,
    );
  }
  const look = { path, repo: repo.name, seen: walk.files.length, read: files, notices, ...partRows(parts) };
  const found: Found = { repo, parts, candidates, around: aroundOf(ground, repo, wish.tools) };
  const outcome =
    loaded === undefined
      ? first(wish, ground, look, found)
      : more(wish, ground, look, { ...found, loaded, facts: await codeFacts(wish, ground, walk) });
  wish.progress('');
  return outcome;
}

type Look = Omit<InitLook, 'proposals' | 'more' | 'proof' | 'written'>;
interface Found {
  readonly repo: RepoFacts;
  readonly parts: Parts;
  readonly candidates: readonly Candidate[];
  readonly around: Surroundings;
}

function first(wish: InitWish, ground: Ground, look: Look, found: Found): InitOutcome {
  const { repo, parts, candidates, around } = found;
  const chosen = wish.all ? candidates : candidates.slice(0, limits.proposalsShown);
  const schema = `${'../'.repeat(look.path.split('/').length - 1)}${schemaPath}`;
  const text = draftModel({ repo, parts, chosen, schema, ...around });
  const errors = readModel(text, look.path, () => undefined).diagnostics.filter(
    ({ severity }) => severity === 'error',
  );
  assert(errors.length === 0, `a first model is valid: ${errors[0]?.message ?? ''}`);
  if (!wish.dryRun) {
    const failure = writeAll(ground, look.path, text);
    if (failure !== undefined)
      return refused(failure, 'Choose another place with --model, or use --dry-run.');
  }
  return {
    kind: 'first',
    text,
    look: {
      ...look,
      proposals: proposalRows(chosen),
      more: candidates.length - chosen.length,
      proof: proofRows(testedOf(chosen), around),
      written: !wish.dryRun,
    },
  };
}

function more(
  wish: InitWish,
  ground: Ground,
  look: Look,
  found: Found & { readonly loaded: LoadedModel; readonly facts: readonly Fact[] },
): InitOutcome {
  const { repo, loaded, candidates } = found;
  const missing = missingFrom(loaded.model, candidates, new Set(proposalRules.map(({ id }) => id)));
  const chosen = wish.all ? missing.candidates : missing.candidates.slice(0, limits.proposalsShown);
  const additions = additionsTo(loaded.model, chosen, repo, found.around);
  const drift = driftWith(loaded, additions, found.facts);
  const writes = wish.apply && !wish.dryRun && additions.length + drift.length > 0;
  if (writes) {
    const failure = applied(ground, look.path, loaded, { additions, drift });
    if (failure !== undefined) return { kind: 'refusal', refusal: failure };
  }
  const { known, dismissed: turnedDown } = missing;
  const left = missing.candidates.length - chosen.length;
  return {
    kind: 'additions',
    look: { ...look, proposals: proposalRows(chosen), more: left, proof: [], written: writes },
    additions: additions.map((one) => ({ list: one.list, text: additionText(one) })),
    drift: driftRows(drift),
    known,
    dismissed: turnedDown,
  };
}

/** Adds to the file as it was read; undefined when it was written. */
function applied(
  ground: Ground,
  path: string,
  loaded: LoadedModel,
  { additions, drift }: { readonly additions: readonly Addition[]; readonly drift: readonly Drift[] },
): Refusal | undefined {
  const byHand = 'Add the lines that holdfast init prints by hand.';
  const added = withAdditions(loaded.text, additions);
  const patched = added.ok
    ? withEdits(
        added.value,
        drift.flatMap(({ edits }) => edits),
      )
    : added;
  if (!patched.ok)
    return { exit: exitCodes.usage, message: `${path} cannot be added to: ${patched.error}`, todo: byHand };
  const failure = invalid(ground, path, patched.value);
  if (failure !== undefined)
    return {
      exit: exitCodes.usage,
      message: `with the additions ${path} would be invalid: ${failure}`,
      todo: byHand,
    };
  const written = writeAll(ground, path, patched.value);
  return written === undefined ? undefined : { exit: exitCodes.usage, message: written, todo: byHand };
}

function dismissed(
  { dryRun }: InitWish,
  { rule, on, why }: NonNullable<InitWish['dismiss']>,
  {
    ground,
    path,
    loaded,
  }: { readonly ground: Ground; readonly path: string; readonly loaded: LoadedModel | undefined },
): InitOutcome {
  if (loaded === undefined)
    return refused(`there is no ${path} to remember it in`, 'Run holdfast init to write a first one.');
  const known = proposalRules.map(({ id }) => id);
  if (!known.includes(rule)) {
    const near = nearest(rule, known);
    return refused(
      `there is no proposal “${rule}”`,
      near === undefined ? 'The id of a proposal is the id of its threat.' : `Did you mean ${near}?`,
    );
  }
  if (why.trim() === '') return refused('a dismissal needs a reason', 'Write --why "the reason".');
  const outcome: InitOutcome = {
    kind: 'dismissed',
    path,
    rule,
    on,
    inModel: loaded.model.threats.some(({ id }) => id === rule),
  };
  const again = loaded.model.dismissed.some((one) => one.rule === rule && (one.on === on || one.on === ''));
  if (again || dryRun) return outcome;
  const patched = addDismissal(loaded.text, { rule, on, why: redactText(why) });
  if (!patched.ok)
    return refused(`${path} cannot be added to: ${patched.error}`, 'Add it under "dismissed" by hand.');
  const failure = invalid(ground, path, patched.value) ?? writeModel(ground, path, patched.value);
  return failure === undefined ? outcome : refused(failure, 'Add it under "dismissed" by hand.');
}

/** The first error of a text as a model; undefined when it is one. */
function invalid(ground: Ground, path: string, text: string): string | undefined {
  const read = readFrom(ground.root);
  const { diagnostics } = readModel(text, path, (baseline) => {
    const file = read(baseline);
    return file.ok ? file.value : undefined;
  });
  return diagnostics.find(({ severity }) => severity === 'error')?.message;
}

const schemaPath = '.holdfast/threat-model.schema.json';

/** The model, and the schema that its first line points editors to. Gives the reason when it cannot be written. */
function writeAll(ground: Ground, path: string, text: string): string | undefined {
  const folder = prepareStateFolder(ground.root);
  if (!folder.ok) return folder.error;
  const schema = writeAtomically(
    join(ground.root, schemaPath),
    `${JSON.stringify(jsonSchema(), undefined, 2)}\n`,
  );
  return schema.ok ? writeModel(ground, path, text) : schema.error;
}

function writeModel(ground: Ground, path: string, text: string): string | undefined {
  const written = writeAtomically(join(ground.root, path), text);
  return written.ok ? undefined : written.error;
}

function trackedIn({ repo }: Ground): Tracked | undefined {
  if (repo === undefined) return undefined;
  const index = readIndexFile(repo.place.gitDir, repo.hash);
  return index.ok && index.value !== undefined
    ? new Tracked(index.value.entries.map(({ path }) => path))
    : undefined;
}

function aroundOf({ root }: Ground, repo: RepoFacts, { rules }: Toolbox): Surroundings {
  return {
    built: builtEngines,
    rules: rules.map(({ id }) => id),
    runners: runnersOf(root, repo),
    exists: (path) => kindAt(join(root, path)) === 'file',
  };
}

function refused(message: string, todo: string, exit: Refusal['exit'] = exitCodes.usage): InitOutcome {
  return { kind: 'refusal', refusal: { exit, message, todo } };
}
