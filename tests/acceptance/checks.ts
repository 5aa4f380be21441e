import { isDeepStrictEqual } from 'node:util';
import type { Engine, Event } from '../../src/core/engine.ts';
import { confidences, severities } from '../../src/core/severity.ts';
import { hostileVariants } from './hostile.ts';
import { inspectAll, pathsIn, runAll, sourceFile } from './sample.ts';
import type { Sample } from './sample.ts';

/** What an engine breaks of the contract, as sentences; none when all is well. */
export type Check = (engine: Engine, sample: Sample) => Promise<readonly string[]> | readonly string[];

/** The contract of an engine, one check per promise. */
export const engineChecks: Readonly<Record<string, Check>> = {
  'its rules say who they are': rulesDescribed,
  'it finds something in its sample': findsSomething,
  'the same input gives the same events in the same order': sameTwice,
  'inspect is pure: order and mixing of files change nothing': pureInspect,
  'hostile input is never a crash, and is told of that file only': survivesHostileInput,
  'one broken file is one problem': oneProblemPerBrokenFile,
  'a run that was cancelled before it began says nothing': cancelled,
  'every event survives JSON': serialisable,
  'findings are well formed and of known rules': wellFormed,
  'the self-check fires for every rule': selfChecksFire,
  'options are checked, and none is fine': optionsChecked,
  'it wants its sample and judges by name, size and kind only': wantsSample,
};

function rulesDescribed({ id, rules }: Engine): readonly string[] {
  const breaches: string[] = [];
  const seen = new Set<string>();
  for (const rule of rules) {
    if (seen.has(rule.id)) breaches.push(`${rule.id} is there twice`);
    seen.add(rule.id);
    if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(rule.id) || rule.engine !== id)
      breaches.push(`${rule.id} does not belong to ${id}`);
    if (!isSentence(rule.why)) breaches.push(`${rule.id}: why is no sentence: ${rule.why}`);
    if (!isSentence(rule.todo)) breaches.push(`${rule.id}: todo is no sentence: ${rule.todo}`);
    if (!/^[0-9a-f]{64}$/.test(rule.digest)) breaches.push(`${rule.id}: no digest`);
    if (rule.title === '' || rule.title.endsWith('.')) breaches.push(`${rule.id}: no title`);
    if (rule.mitigations.length === 0) breaches.push(`${rule.id} serves no mitigation`);
  }
  return breaches;
}

function isSentence(text: string): boolean {
  return /^[A-Z`"].{10,}\.$/s.test(text);
}

async function findsSomething(engine: Engine, sample: Sample): Promise<readonly string[]> {
  const events = [...inspectAll(engine, sample), ...(await runAll(engine, sample))];
  return events.some((event) => event.kind === 'finding' || event.kind === 'fact')
    ? []
    : ['no finding and no fact'];
}

async function sameTwice(engine: Engine, sample: Sample): Promise<readonly string[]> {
  const inspected = isDeepStrictEqual(inspectAll(engine, sample), inspectAll(engine, sample));
  const ran = isDeepStrictEqual(await runAll(engine, sample), await runAll(engine, sample));
  return [...(inspected ? [] : ['inspect differs']), ...(ran ? [] : ['run differs'])];
}

function pureInspect(engine: Engine, sample: Sample): readonly string[] {
  if (sample.files.length < 2) return ['the sample needs two files'];
  const alone = sample.files.map((file) => inspectAll(engine, sample, [file]));
  const reversed = [...sample.files].reverse().map((file) => inspectAll(engine, sample, [file]));
  const mixed = interleaved(engine, sample);
  return [
    ...(isDeepStrictEqual(alone, reversed.reverse()) ? [] : ['the order of files matters']),
    ...(isDeepStrictEqual(alone, mixed) ? [] : ['files inspected at the same time disturb each other']),
  ];
}

/** Takes one event of each file in turn. */
function interleaved(engine: Engine, sample: Sample): readonly (readonly Event[])[] {
  const options = Object.freeze({ ...sample.options });
  const open = sample.files.map((file) => {
    const events = engine.inspect?.(sourceFile(file), options) ?? [];
    return { cursor: events[Symbol.iterator](), events: [] as Event[], done: false };
  });
  while (open.some((one) => !one.done)) {
    for (const one of open.filter((candidate) => !candidate.done)) {
      const next = one.cursor.next();
      if (next.done === true) one.done = true;
      else one.events.push(next.value);
    }
  }
  return open.map((one) => one.events);
}

function survivesHostileInput(engine: Engine, sample: Sample): readonly string[] {
  const breaches: string[] = [];
  for (const file of sample.files.flatMap(hostileVariants)) {
    try {
      const events = inspectAll(engine, sample, [file]);
      const foreign = events.flatMap(pathsIn).find((path) => path !== file.path);
      if (foreign !== undefined) breaches.push(`${file.name}: an event names ${foreign}`);
      const failed = events.filter((event) => event.kind === 'problem' && event.problem.kind === 'failed');
      if (failed.length > 1) breaches.push(`${file.name}: ${failed.length} failures for one file`);
      if (events.some((event) => event.kind === 'problem' && event.problem.kind === 'bug')) {
        breaches.push(`${file.name}: called a bug of ours`);
      }
    } catch (thrown) {
      breaches.push(`${file.name}: threw ${String(thrown)}`);
    }
  }
  return breaches;
}

function oneProblemPerBrokenFile(engine: Engine, sample: Sample): readonly string[] {
  if (sample.broken === undefined) return [];
  const { path } = sample.broken;
  const [first, ...rest] = sample.files;
  const events = inspectAll(engine, sample, [...(first ? [first] : []), sample.broken, ...rest]);
  const problems = events.filter((event) => event.kind === 'problem' && event.problem.target === path);
  const others = events.filter((event) => !pathsIn(event).includes(path));
  return [
    ...(problems.length === 1 ? [] : [`${problems.length} problems for one broken file`]),
    ...(isDeepStrictEqual(others, inspectAll(engine, sample))
      ? []
      : ['a broken file changes what is said of others']),
  ];
}

async function cancelled(engine: Engine, sample: Sample): Promise<readonly string[]> {
  const events = await runAll(engine, sample, AbortSignal.abort());
  return events.some((event) => event.kind === 'finding' || event.kind === 'fact') ? ['it went on'] : [];
}

async function serialisable(engine: Engine, sample: Sample): Promise<readonly string[]> {
  const events = [...inspectAll(engine, sample), ...(await runAll(engine, sample))];
  return events
    .filter((event) => !isDeepStrictEqual(JSON.parse(JSON.stringify(event)), event))
    .map((event) => `lost in JSON: ${JSON.stringify(event).slice(0, 200)}`);
}

async function wellFormed(engine: Engine, sample: Sample): Promise<readonly string[]> {
  const known = new Set(engine.rules.map((rule) => rule.id));
  const breaches: string[] = [];
  for (const event of [...inspectAll(engine, sample), ...(await runAll(engine, sample))]) {
    if (event.kind !== 'finding') continue;
    const { rule, at, message, severity, confidence } = event.finding;
    const told = `${rule} at ${JSON.stringify(at)}`;
    if (!known.has(rule)) breaches.push(`${told}: no such rule`);
    if (event.finding.engine !== engine.id) breaches.push(`${told}: of engine ${event.finding.engine}`);
    if (message.trim() === '') breaches.push(`${told}: no message`);
    if (!severities.includes(severity) || !confidences.includes(confidence))
      breaches.push(`${told}: no such level`);
    if (at.kind === 'code') {
      const ordered = at.endLine > at.line || (at.endLine === at.line && at.endColumn >= at.column);
      if (at.line < 1 || at.column < 1 || !ordered) breaches.push(`${told}: no span`);
    }
  }
  return breaches;
}

function selfChecksFire({ rules, selfCheck }: Engine): readonly string[] {
  const fired = new Map([...selfCheck()].map((check) => [check.rule, check.fired]));
  const silent = rules.filter((rule) => fired.get(rule.id) !== true).map((rule) => `${rule.id} is silent`);
  const unknown = [...fired.keys()].filter((id) => !rules.some((rule) => rule.id === id));
  return [...silent, ...unknown.map((id) => `${id} is no rule`)];
}

function optionsChecked(engine: Engine, sample: Sample): readonly string[] {
  const own = engine.checkOptions({ ...sample.options });
  const wrong = engine.checkOptions({ ...sample.options, 'no-such-option': 1 });
  return [
    ...(own === undefined ? [] : [`its own options are refused: ${own}`]),
    ...(wrong === undefined ? ['an unknown option is taken'] : []),
  ];
}

function wantsSample(engine: Engine, sample: Sample): readonly string[] {
  const options = { ...sample.options };
  const unwanted = sample.files
    .filter(
      ({ path, content }) =>
        !engine.wants(Object.freeze({ kind: 'file', path, bytes: content.length }), options),
    )
    .map((file) => `${file.path} is not wanted`);
  return [
    ...unwanted,
    ...(engine.wants({ kind: 'url', name: 'x' }, options) ? ['it wants urls it cannot inspect'] : []),
  ];
}
