import { explainSubject } from '../../app/explain.ts';
import { newRule, newRuleLanguages } from '../../app/new-rule.ts';
import { replayRule, type ReplayWish } from '../../app/replay/replay-rule.ts';
import { testRules } from '../../app/rule-tests.ts';
import { ruleList } from '../../app/rules.ts';
import type { Toolbox } from '../../app/toolbox.ts';
import type { Outcome, Wish } from '../../app/wish.ts';
import { exitCodes } from '../../core/exit-code.ts';
import { engineIds } from '../../core/ids.ts';
import { UsageError, type Call, type Command } from '../command.ts';
import { finish, wishOf } from '../finish.ts';
import { placesOf, rulesOf } from '../rule-config.ts';

/** Commits that a replay goes back over. */
const commitsUsual = 200;
const commitsMax = 10_000;

const actions = ['list', 'explain', 'test', 'replay', 'new'] as const;

export const rules: Command = {
  name: 'rules',
  usage: 'list|explain RULE|test [PATH]|replay RULE|new NAME',
  summary: 'List, explain, test, replay or start rules',
  about:
    'list     every rule that is built, or comes with --config: its severity, its examples, what it looks for\n' +
    'explain  all about one rule\n' +
    'test     run the tests of the rules at PATH (Semgrep’s format and annotations), or of the built-in ones;\n' +
    '         ends with 1 when one fails\n' +
    'replay   run one rule over the commits of this repository: what it would have reported, when that came, when it went\n' +
    'new      write a rule that runs and its test, to change into your own',
  flags: {
    engine: { type: 'string', value: 'ID', choices: engineIds, help: 'list: only the rules of this engine' },
    config: {
      type: 'string',
      multiple: true,
      short: 'c',
      value: 'PATH',
      help: 'Rules of your own in Semgrep’s format: a file or folder; may be repeated',
    },
    language: {
      type: 'string',
      value: 'NAME',
      choices: newRuleLanguages,
      help: 'new: the language of the rule (default javascript)',
    },
    since: { type: 'string', value: 'REF', help: 'replay: only what came after the commit REF' },
    commits: {
      type: 'string',
      value: 'N',
      help: `replay: the last N commits, ${commitsMax} at most (default ${commitsUsual})`,
    },
    folder: { type: 'string', value: 'PATH', help: 'new: where to write (default the current folder)' },
    format: { type: 'string', value: 'NAME', choices: ['text', 'json'], help: 'text or json (default text)' },
  },
  actions,
  argumentsMax: 2,
  async run(call) {
    return finish(without(call, 'format'), await runAction(call));
  },
};

/** The call as if a flag had been left out: `--format` and `--since` mean other things where reports and histories are made. */
function without(call: Call, name: string): Call {
  return { ...call, text: (flag) => (flag === name ? undefined : call.text(flag)) };
}

async function runAction(call: Call): Promise<Outcome> {
  const [action = 'list', subject] = call.arguments;
  const wish = wishOf(without(call, 'since'), '.');
  const json = call.text('format') === 'json';
  switch (action) {
    case 'list': {
      const listed = ruleList(wish.tools, call.text('engine'), wish.today);
      const text = json ? `${JSON.stringify(listed.rules, undefined, 2)}\n` : listed.text;
      return { kind: 'text', text, exit: exitCodes.done };
    }
    case 'explain':
      if (subject === undefined)
        throw new UsageError('rules explain needs the id of a rule', 'See holdfast rules list.');
      return explainSubject(wish, subject);
    case 'test':
      return testRules(wish.tools, sourcesToTest(call, wish, subject), json);
    case 'replay':
      if (subject === undefined)
        throw new UsageError('rules replay needs the id of a rule', 'See holdfast rules list.');
      return replayRule({ ...wish, keepsState: false, rule: subject, span: spanOf(call), json });
    case 'new':
      if (subject === undefined)
        throw new UsageError(
          'rules new needs a name',
          'Write, for example, holdfast rules new no-raw-query.',
        );
      return newRule(call.world.cwd, {
        name: subject,
        language: call.text('language') ?? 'javascript',
        folder: call.text('folder') ?? '.',
      });
    default:
      throw new UsageError(`rules cannot “${action}”`, `Use one of: ${actions.join(', ')}.`);
  }
}

/** With `--since` as far as that goes, within reason. */
function spanOf(call: Call): ReplayWish['span'] {
  const [since, count] = [call.text('since'), call.text('commits')];
  if (count === undefined) return { since, commits: since === undefined ? commitsUsual : commitsMax };
  const commits = Number(count);
  if (!/^\d+$/.test(count) || commits < 1 || commits > commitsMax)
    throw new UsageError(
      `--commits takes a number from 1 to ${commitsMax}`,
      'Leave it out, or give another.',
    );
  return { since, commits };
}

/** The rules at PATH, or at the places of `--config`, or else the built-in ones. */
function sourcesToTest(call: Call, wish: Wish, place: string | undefined): Toolbox['builtInRules'] {
  if (place === undefined) return wish.config.length > 0 ? wish.tools.ownRules : wish.tools.builtInRules;
  if (wish.config.length > 0)
    throw new UsageError('rules test takes a path or --config, not both', 'Leave one of them out.');
  return rulesOf(placesOf([place], call.world.cwd));
}
