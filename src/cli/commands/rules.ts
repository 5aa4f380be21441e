import { ruleList } from '../../app/rules.ts';
import { exitCodes } from '../../core/exit-code.ts';
import { engineIds } from '../../core/ids.ts';
import { UsageError, type Command } from '../command.ts';

export const rules: Command = {
  name: 'rules',
  usage: 'list',
  summary: 'List the rules',
  about:
    'Lists every rule that is built: its severity, how many examples prove it, and what the gate makes of it.\nSee holdfast explain RULE for one of them.',
  flags: {
    engine: { type: 'string', value: 'ID', choices: engineIds, help: 'Only the rules of this engine' },
    format: { type: 'string', value: 'NAME', choices: ['text', 'json'], help: 'text or json (default text)' },
  },
  actions: ['list'],
  argumentsMax: 1,
  run({ arguments: [action = 'list'], text, world }) {
    if (action !== 'list') throw new UsageError(`rules cannot “${action}”`, 'Write holdfast rules list.');
    const listed = ruleList(text('engine'));
    world.out.write(
      text('format') === 'json' ? `${JSON.stringify(listed.rules, undefined, 2)}\n` : listed.text,
    );
    return Promise.resolve(exitCodes.done);
  },
};
