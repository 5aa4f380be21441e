import { gate as gateProject } from '../../app/gate.ts';
import { replayGate } from '../../app/gate-replay.ts';
import type { Command } from '../command.ts';
import { finish, lookFlags, reportFlags, wishOf } from '../finish.ts';

export const gate: Command = {
  name: 'gate',
  usage: '--base REF',
  summary: 'Decide whether a change may go in',
  about:
    'Compares this tree with its merge base with REF and decides. It blocks only on what is new, contradicts a high-impact\n' +
    'mitigation, and comes from a rule whose precision is proven; everything else is a comment. Policy, suppressions and\n' +
    'precision are read from the base, so that a change cannot edit its own judge. Without a policy there it only comments.',
  flags: {
    ...lookFlags,
    base: { type: 'string', value: 'REF', help: 'The branch the change goes to, such as origin/main' },
    moment: {
      type: 'string',
      value: 'WHEN',
      choices: ['pr', 'release'],
      help: 'pr (default) warns about gaps, release fails on them',
    },
    'dry-run': { type: 'boolean', help: 'Replay the last 20 changes of REF and say what would have blocked' },
    ...reportFlags,
  },
  argumentsMax: 1,
  async run(call) {
    const wish = {
      ...wishOf(call, call.arguments[0]),
      base: call.text('base'),
      moment: call.text('moment') === 'release' ? ('release' as const) : ('pr' as const),
    };
    return finish(call, call.on('dry-run') ? await replayGate(wish) : await gateProject(wish));
  },
};
