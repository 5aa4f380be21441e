import type { Engine, EngineOptions, Event, SourceFile, Target } from '../../core/engine.ts';
import { limits } from '../../core/limits.ts';
import type { RuleInfo, SelfCheck } from '../../core/rule.ts';
import { inspectBytes } from './inspect-bytes.ts';
import { once } from './once.ts';
import { isIgnored, optionsProblem } from './options.ts';
import type { OtherRules } from './other-rules.ts';
import { examplesOf, ruleInfo } from './rule-info.ts';
import { otherSecretsIn } from './mask-secrets.ts';
import { allRules } from './rules/all.ts';

const examples = once(() => allRules.map((rule) => ({ rule, made: once(() => examplesOf(rule)) })));
const infos = once((): readonly RuleInfo[] => examples().map(({ rule, made }) => ruleInfo(rule, made)));

/** Finds credentials in files: shape by alphabet and length, then checksum or structure; also packed and encoded ones. */
export const secretsEngine: Engine = {
  id: 'secrets',
  version: 2,
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
  inspect: (file: SourceFile, options: EngineOptions) => inspectBytes(file.path, file.content, options),
  selfCheck,
};

/** The engine with rules of other scanners beside its own. They have no examples of their own, so none of them verifies. */
export function secretsEngineWith(other: OtherRules): Engine {
  const rules = once((): readonly RuleInfo[] => [
    ...infos(),
    ...other.rules.map((rule) => {
      const info = ruleInfo(
        rule,
        once(() => examplesOf(rule)),
      );
      const file = other.fileOf(rule.id);
      return file === undefined ? info : { ...info, file };
    }),
  ]);
  const { id, version, needs, factsNeeded, factsGiven, checkOptions, wants } = secretsEngine;
  return {
    id,
    version,
    needs,
    factsNeeded,
    factsGiven,
    checkOptions,
    wants,
    selfCheck,
    get rules() {
      return rules();
    },
    inspect: (file, options) => inspectBytes(file.path, file.content, options, other),
    secretsIn: ({ path, content }) => otherSecretsIn(other, path, content),
    // Told once a run, not once a file.
    run: () => problemsOf(other),
  };
}

async function* problemsOf(other: OtherRules): AsyncIterable<Event> {
  for (const problem of other.problems) yield await Promise.resolve({ kind: 'problem', problem } as const);
}

function* selfCheck(): Iterable<SelfCheck> {
  for (const { rule, made } of examples()) {
    const [example = ''] = made().bad;
    const events = [...inspectBytes('self-check', Buffer.from(example), {})];
    yield { rule: rule.id, fired: events.some((e) => e.kind === 'finding' && e.finding.rule === rule.id) };
  }
}
