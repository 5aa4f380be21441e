import type { Engine, EngineOptions, SourceFile, Target } from '../../core/engine.ts';
import { limits } from '../../core/limits.ts';
import type { RuleInfo, SelfCheck } from '../../core/rule.ts';
import { inspectBytes } from './inspect-bytes.ts';
import { once } from './once.ts';
import { isIgnored, optionsProblem } from './options.ts';
import { examplesOf, ruleInfo } from './rule-info.ts';
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

function* selfCheck(): Iterable<SelfCheck> {
  for (const { rule, made } of examples()) {
    const [example = ''] = made().bad;
    const events = [...inspectBytes('self-check', Buffer.from(example), {})];
    yield { rule: rule.id, fired: events.some((e) => e.kind === 'finding' && e.finding.rule === rule.id) };
  }
}
