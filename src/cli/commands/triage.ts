import { decideFinding, listFindings, showFinding, type Wanted } from '../../app/triage.ts';
import type { Outcome } from '../../app/wish.ts';
import { UsageError, type Call, type Command } from '../command.ts';
import { finish, wishOf } from '../finish.ts';

const actions = ['list', 'show', 'ignore', 'accept', 'confirm'] as const;

export const triage: Command = {
  name: 'triage',
  usage: 'list | show ID | ignore ID | accept ID | confirm ID',
  summary: 'List, ignore, accept or confirm findings',
  about:
    'list     the findings that are open, worst first\n' +
    'show     one finding with its history\n' +
    'ignore   it is false: needs --reason; --until makes it come back for another look\n' +
    'accept   it is true and an owner carries the risk: needs --reason, --owner and --until\n' +
    'confirm  it is true\n\n' +
    'Decisions go to .holdfast/triage.jsonl. Commit that file: the gate reads it from the base branch.',
  flags: {
    model: {
      type: 'string',
      value: 'PATH',
      help: 'The threat model (default: the nearest threat-model.yaml)',
    },
    reason: { type: 'string', value: 'TEXT', help: 'ignore, accept: why' },
    owner: { type: 'string', value: 'WHO', help: 'accept: who carries the risk' },
    until: {
      type: 'string',
      value: 'DAY',
      help: 'accept, ignore: the last day it counts, such as 2026-12-31',
    },
    by: { type: 'string', value: 'WHO', help: 'Who decides (default: the user of this machine)' },
    format: {
      type: 'string',
      value: 'NAME',
      choices: ['text', 'json'],
      help: 'list: text (default) or json',
    },
    all: { type: 'boolean', help: 'list: ignored, accepted and closed findings too' },
  },
  actions,
  argumentsMax: 2,
  async run(call) {
    return finish(call, await act(call));
  },
};

function act(call: Call): Promise<Outcome> {
  const [action = 'list', id] = call.arguments;
  const wish = wishOf(call, '.');
  if (action === 'list')
    return listFindings(wish, {
      all: call.on('all'),
      format: call.text('format') === 'json' ? 'json' : 'text',
    });
  if (!actions.some((known) => known === action))
    throw new UsageError(`triage cannot “${action}”`, `Use one of: ${actions.join(', ')}.`);
  if (id === undefined)
    throw new UsageError(`triage ${action} needs the id of a finding`, 'See holdfast triage list.');
  if (action === 'show') return showFinding(wish, id);
  return decideFinding(wish, id, wantedOf(call, action));
}

function wantedOf(call: Call, action: string): Wanted {
  const by = call.text('by') ?? call.world.env['USER'] ?? call.world.env['LOGNAME'];
  if (by === undefined) throw new UsageError('who decides is not known', 'Add --by WHO.');
  const kind = action === 'ignore' || action === 'accept' ? action : 'confirm';
  const need = (flag: 'reason' | 'owner' | 'until'): string => {
    const value = call.text(flag)?.trim();
    if (value === undefined || value === '')
      throw new UsageError(
        `triage ${action} needs --${flag}`,
        `Add --${flag} ${flag === 'until' ? '2026-12-31' : '"…"'}.`,
      );
    return value;
  };
  if (kind === 'confirm') return { kind, by };
  if (kind === 'accept')
    return { kind, by, reason: need('reason'), owner: need('owner'), until: need('until') };
  return { kind, by, reason: need('reason'), until: call.text('until') };
}
