import type { Engine, EngineOptions, Event, SourceFile, Target } from '../../core/engine.ts';
import { limits } from '../../core/limits.ts';
import type { RuleInfo, SelfCheck } from '../../core/rule.ts';
import { type Found, findSecrets } from './find.ts';
import { Masked } from './masked.ts';
import { matcher } from './matcher.ts';
import { once } from './once.ts';
import { isIgnored, optionsProblem, readOptions } from './options.ts';
import { grouped, withoutOverlaps } from './overlap.ts';
import { readable } from './readable.ts';
import { findingOf, secretText } from './report.ts';
import { examplesOf, ruleInfo } from './rule-info.ts';
import { allRules } from './rules/all.ts';

const examples = once(() => allRules.map((rule) => ({ rule, made: once(() => examplesOf(rule)) })));
const infos = once((): readonly RuleInfo[] => examples().map(({ rule, made }) => ruleInfo(rule, made)));

/** Finds credentials of known providers in files: shape by alphabet and length, then checksum or structure. */
export const secretsEngine: Engine = {
  id: 'secrets',
  version: 1,
  needs: { network: false, runningApp: false, credentials: false, executesCode: false },
  factsNeeded: [],
  factsGiven: [],
  get rules() {
    return infos();
  },
  checkOptions: optionsProblem,
  wants(target: Target, options: EngineOptions) {
    return target.kind === 'file' && target.bytes <= limits.fileBytes && !isIgnored(options, target.path);
  },
  inspect,
  selfCheck,
};

function* inspect(file: SourceFile, options: EngineOptions): Iterable<Event> {
  const content = readable(file.content);
  if (content.kind === 'skipped') {
    yield { kind: 'skipped', target: file.path, reason: content.reason };
    return;
  }
  const { bytes } = content;
  const found = findSecrets(matcher(), bytes);
  yield* findingsOf(file.path, bytes, found, options);
  for (const [reason, value] of found.dropped)
    yield { kind: 'measure', name: `secrets.dropped.${reason}`, value };
  for (const rule of found.capped) {
    const message = `${rule.id} matches too often in this file; after ${found.hits.filter((hit) => hit.rule === rule).length} findings the rest was not looked at`;
    yield { kind: 'problem', problem: { kind: 'partial', target: file.path, message } };
  }
}

function* findingsOf(path: string, bytes: Uint8Array, found: Found, options: EngineOptions): Iterable<Event> {
  if (found.hits.length === 0) return;
  const { identityKey } = readOptions(options);
  const place = { path, bytes, masked: new Masked(bytes, found.shapes), identityKey };
  const occurrences = grouped(withoutOverlaps(found.hits), (hit) => secretText(hit, bytes));
  for (const occurrence of occurrences) yield { kind: 'finding', finding: findingOf(occurrence, place) };
}

function* selfCheck(): Iterable<SelfCheck> {
  for (const { rule, made } of examples()) {
    const [example = ''] = made().bad;
    const content = Buffer.from(example);
    const file: SourceFile = {
      kind: 'file',
      path: 'self-check',
      bytes: content.length,
      content,
      text: () => example,
    };
    const events = [...inspect(file, {})];
    yield { rule: rule.id, fired: events.some((e) => e.kind === 'finding' && e.finding.rule === rule.id) };
  }
}
