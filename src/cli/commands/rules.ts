import { explainSubject } from '../../app/explain.ts';
import { newRule, newRuleLanguages } from '../../app/new-rule.ts';
import { testRules } from '../../app/rule-tests.ts';
import { ruleList } from '../../app/rules.ts';
import type { Toolbox } from '../../app/toolbox.ts';
import type { Outcome, Wish } from '../../app/wish.ts';
import { exitCodes } from '../../core/exit-code.ts';
import { engineIds } from '../../core/ids.ts';
import { UsageError, type Call, type Command } from '../command.ts';
import { finish, wishOf } from '../finish.ts';
import { placesOf, rulesOf } from '../rule-config.ts';

const actions = ['list', 'explain', 'test', 'new'] as const;

export const rules: Command = {
  name: 'rules',
  usage: 'list|explain RULE|test [PATH]|new NAME',
  summary: 'List, explain, test or start rules',
  about:
    'list     every rule that is built, or comes with --config: its severity, its examples, what it looks for\n' +
    'explain  all about one rule\n' +
    'test     run the tests of the rules at PATH (Semgrep’s format and annotations), or of the built-in ones;\n' +
    '         ends with 1 when one fails\n' +
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
    folder: { type: 'string', value: 'PATH', help: 'new: where to write (default the current folder)' },
    format: { type: 'string', value: 'NAME', choices: ['text', 'json'], help: 'text or json (default text)' },
  },
  actions,
  argumentsMax: 2,
  async run(call) {
    return finish(
      { ...call, text: (flag) => (flag === 'format' ? undefined : call.text(flag)) },
      await runAction(call),
    );
  },
};

async function runAction(call: Call): Promise<Outcome> {
  const [action = 'list', subject] = call.arguments;
  const wish = wishOf(call, '.');
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

/** The rules at PATH, or at the places of `--config`, or else the built-in ones. */
function sourcesToTest(call: Call, wish: Wish, place: string | undefined): Toolbox['builtInRules'] {
  if (place === undefined) return wish.config.length > 0 ? wish.tools.ownRules : wish.tools.builtInRules;
  if (wish.config.length > 0)
    throw new UsageError('rules test takes a path or --config, not both', 'Leave one of them out.');
  return rulesOf(placesOf([place], call.world.cwd));
}
