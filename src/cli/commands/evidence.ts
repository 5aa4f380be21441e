import { addEvidence, checkChain, exportState, importState, listEvidence } from '../../app/evidence.ts';
import type { Outcome } from '../../app/wish.ts';
import { UsageError, type Call, type Command } from '../command.ts';
import { finish, wishOf } from '../finish.ts';

const actions = ['add', 'list', 'check', 'export', 'import'] as const;

export const evidence: Command = {
  name: 'evidence',
  usage: 'add VERIFICATION | list [VERIFICATION] | check | export FILE | import FILE',
  summary: 'Record a manual check, list or export evidence',
  about:
    'add     record that a person followed the procedure of a manual verification, at the current commit\n' +
    'list    what is recorded, newest first\n' +
    'check   recompute the chain of hashes\n' +
    'export  the whole state as one file, for a runner that forgets\n' +
    'import  fill an empty state from such a file',
  flags: {
    model: {
      type: 'string',
      value: 'PATH',
      help: 'The threat model (default: the nearest threat-model.yaml)',
    },
    signer: { type: 'string', value: 'WHO', help: 'add: who signs, as the model names them' },
    note: { type: 'string', value: 'TEXT', help: 'add: what was done or seen' },
    fail: { type: 'boolean', help: 'add: the check showed that the mitigation does not hold' },
  },
  actions,
  argumentsMax: 2,
  async run(call) {
    return finish(call, await act(call));
  },
};

function act(call: Call): Promise<Outcome> {
  const [action = 'list', subject] = call.arguments;
  const wish = wishOf(call, '.');
  switch (action) {
    case 'add': {
      const signer = call.text('signer');
      if (subject === undefined || signer === undefined) {
        throw new UsageError(
          'evidence add needs a verification and --signer',
          'Write holdfast evidence add v-load-test --signer @acme/sre.',
        );
      }
      return addEvidence(wish, {
        verification: subject,
        signer,
        note: call.text('note') ?? '',
        fails: call.on('fail'),
      });
    }
    case 'list':
      return listEvidence(wish, subject);
    case 'check':
      return checkChain(wish);
    case 'export':
    case 'import':
      if (subject === undefined)
        throw new UsageError(
          `evidence ${action} needs a file`,
          `Write holdfast evidence ${action} state.bundle.`,
        );
      return action === 'export' ? exportState(wish, subject) : importState(wish, subject);
    default:
      throw new UsageError(`evidence cannot “${action}”`, `Use one of: ${actions.join(', ')}.`);
  }
}
