import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { identityKeyOf } from '../app/identity-key.ts';
import { cacheFolderOf } from '../app/cache-place.ts';
import { startOfToday } from '../app/today.ts';
import { Toolbox } from '../app/toolbox.ts';
import { configPlaces, placesOf, rulesOf, secretRulesOf } from './rule-config.ts';
import { obstacleTo, saveReport } from '../app/save.ts';
import type { Complaint, Outcome, Refusal, Wish } from '../app/wish.ts';
import type { ExitCode } from '../core/exit-code.ts';
import { engineIds, moments, type EngineId, type Moment } from '../core/ids.ts';
import { severities, type Severity } from '../core/severity.ts';
import { UsageError, type Call, type Flag } from './command.ts';
import { progressOf } from './progress.ts';
import { refusalText } from './refusal.ts';
import { formats, write, type Format } from './report/index.ts';

/** Flags of every command that looks at a tree. */
export const lookFlags: Readonly<Record<string, Flag>> = {
  engine: {
    type: 'string',
    multiple: true,
    value: 'ID',
    choices: engineIds,
    help: 'Run only this engine; may be repeated',
  },
  model: {
    type: 'string',
    value: 'PATH',
    help: 'The threat model, from the root (default threat-model.yaml)',
  },
  config: {
    type: 'string',
    multiple: true,
    short: 'c',
    value: 'PATH',
    help: 'Rules of your own in Semgrep’s format: a file or folder; may be repeated',
  },
  'secret-rules': {
    type: 'string',
    multiple: true,
    value: 'PATH',
    help: 'Rules of gitleaks, betterleaks, Kingfisher, Titus or TruffleHog: a file or folder; may be repeated',
  },
  'no-state': { type: 'boolean', help: 'Remember nothing: do not read or write .holdfast/state.db' },
  'no-cache': { type: 'boolean', help: 'Neither use nor keep results of earlier runs' },
  jobs: {
    type: 'string',
    value: 'N',
    help: 'Look with N processes (default: one for each core, 4 at most; a small tree needs none)',
  },
  'fail-on': {
    type: 'string',
    value: 'SEVERITY',
    choices: severities,
    help: 'Exit with 1 when an open finding is at least this severe',
  },
};

/** Flags of every command that ends in a report. */
export const reportFlags: Readonly<Record<string, Flag>> = {
  format: { type: 'string', value: 'NAME', choices: formats, help: `${formats.join(', ')} (default text)` },
  output: {
    type: 'string',
    short: 'o',
    value: 'FILE',
    help: 'Write the report to FILE instead of standard output',
  },
  all: { type: 'boolean', help: 'Show everything, not only what matters most' },
};

/** Turns the flags into what the app is asked for. */
export function wishOf(call: Call, path: string | undefined): Wish {
  const { world } = call;
  const output = call.text('output');
  // Before hours of work rather than after.
  const obstacle = output === undefined ? undefined : obstacleTo(world.cwd, output);
  if (obstacle !== undefined) throw new UsageError(obstacle, 'Choose another --output.');
  const { programFolder } = world;
  const worker = join(programFolder, 'worker.cjs');
  const config = configPlaces(call);
  const secretRules = placesOf(call.list('secret-rules'), world.cwd);
  const today = startOfToday();
  const cacheFolder =
    call.on('no-cache') || call.on('profile') ? undefined : cacheFolderOf(world.env, homedir());
  const build = buildDigest(programFolder);
  return {
    path: path ?? '.',
    cwd: world.cwd,
    engines: call.list('engine').filter(isEngine),
    model: call.text('model'),
    keepsState: !call.on('no-state'),
    now: timeOf(call),
    failOn: call.text('fail-on') as Severity | undefined,
    cacheFolder,
    build,
    programFolder,
    config,
    secretRules,
    identityKey: identityKey(call),
    today,
    tools: new Toolbox({
      programFolder,
      rules: rulesOf(config),
      secretRules: secretRulesOf(secretRules),
      now: today,
      cacheFolder,
      build,
      profile: call.on('profile'),
    }),
    workerScript: existsSync(worker) ? worker : undefined,
    version: world.version,
    signal: world.signal,
    progress: progressOf(call),
    unbuilt: unbuiltTargets(call),
    jobs: jobsOf(call),
    profile: call.on('profile'),
    explain: call.on('explain'),
    changedSince: call.text('changed-since'),
    history: historyOf(call),
  };
}

/** Writes the report or the refusal, and gives the exit code. */
export function finish(call: Call, outcome: Outcome): ExitCode {
  if (outcome.kind === 'refusal') return refused(call, outcome.refusal);
  if (outcome.kind === 'text') {
    deliver(call, outcome.text);
    return outcome.exit;
  }
  const format = (call.text('format') ?? 'text') as Format;
  const text = write(outcome.report, format, {
    colour: call.text('output') === undefined && usesColour(call),
    width: call.world.out.isTerminal ? Math.max(60, Math.min(call.world.out.columns, 140)) : 100,
    all: call.on('all'),
  });
  deliver(call, text);
  if (outcome.complaint !== undefined) complain(call, outcome.complaint);
  return outcome.exit;
}

/** To standard output, or to the file of `--output`. */
function deliver(call: Call, text: string): void {
  const target = call.text('output');
  if (target === undefined) return call.world.out.write(text);
  const saved = saveReport(call.world.cwd, target, text);
  if (!saved.ok) throw new UsageError(saved.error, 'Choose another --output.');
}

/** One screen on standard error, and the exit code it asks for. */
export function refused(call: Call, refusal: Refusal): ExitCode {
  complain(call, refusal);
  return refusal.exit;
}

function complain(call: Call, about: Complaint): void {
  call.world.err.write(refusalText(about, usesColourOn(call, call.world.err.isTerminal)));
}

/** Colour when the user says so; else on a terminal unless NO_COLOR is set (no-color.org); FORCE_COLOR forces it. */
export function usesColour(call: Call): boolean {
  return usesColourOn(call, call.world.out.isTerminal);
}

function usesColourOn({ world, text }: Call, isTerminal: boolean): boolean {
  const asked = text('color');
  if (asked === 'always') return true;
  if (asked === 'never' || (world.env['NO_COLOR'] ?? '') !== '') return false;
  return (
    (isTerminal && world.env['TERM'] !== 'dumb') ||
    !['', '0', 'false'].includes(world.env['FORCE_COLOR'] ?? '')
  );
}

export function momentOf(call: Call): Moment | undefined {
  return moments.find((moment) => moment === call.text('moment'));
}

function identityKey({ world }: Call): string | undefined {
  const key = identityKeyOf(world.env);
  if (!key.ok)
    throw new UsageError(
      key.error,
      'Make one with `openssl rand -hex 32`, and keep it where secrets are kept.',
    );
  return key.value;
}

function timeOf(call: Call): number | undefined {
  const text = call.text('now');
  if (text === undefined) return undefined;
  const ms = Date.parse(text);
  if (Number.isNaN(ms))
    throw new UsageError(`--now does not understand “${text}”`, 'Write a time such as 2026-11-20T09:00:00Z.');
  return ms;
}

function jobsOf(call: Call): number | undefined {
  const text = call.text('jobs');
  if (text === undefined) return undefined;
  if (/^(?:[1-9]|[1-5]\d|6[0-4])$/.test(text)) return Number(text);
  throw new UsageError(`--jobs does not understand “${text}”`, 'Write a number from 1 to 64.');
}

function historyOf(call: Call): Wish['history'] {
  const since = call.text('since');
  if (call.on('history')) return { since };
  if (since === undefined) return undefined;
  throw new UsageError(
    '--since only goes with --history',
    'Write --history --since REF, or --changed-since REF.',
  );
}

function isEngine(id: string): id is EngineId {
  return engineIds.some((known) => known === id);
}

/** Flags that name a target, and the engine that will look at it once it is built. */
const targetFlags: readonly (readonly [flag: string, engine: EngineId])[] = [
  ['image', 'container'],
  ['url', 'dast'],
  ['account', 'cloud'],
  ['forge', 'cicd'],
];

function unbuiltTargets(call: Call): Wish['unbuilt'] {
  return targetFlags.filter(([flag]) => call.on(flag)).map(([flag, engine]) => ({ flag, engine }));
}

/** Of the program, its built-in rules and its grammars. */
function buildDigest(folder: string): string {
  const digest = createHash('sha256');
  for (const file of ['main.cjs', 'sast-rules.json', 'grammars/digest.txt'])
    digest.update(readFileSync(join(folder, file)));
  return digest.digest('hex');
}
