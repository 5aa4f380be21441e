import { explainSubject } from '../../app/explain.ts';
import { UsageError, type Command } from '../command.ts';
import { finish, wishOf } from '../finish.ts';

export const explain: Command = {
  name: 'explain',
  usage: 'ID',
  summary: 'All about a finding, rule, mitigation or exit code',
  about:
    'Explains a finding (f_…), a rule (cicd/unpinned-action), a threat, mitigation or verification of the model,\nor an exit code (0 to 4, 70, 130): what it is, why it matters, what the evidence is, and what to do.',
  flags: {
    model: {
      type: 'string',
      value: 'PATH',
      help: 'The threat model (default: the nearest threat-model.yaml)',
    },
  },
  argumentsMax: 1,
  async run(call) {
    const [id] = call.arguments;
    if (id === undefined)
      throw new UsageError(
        'explain needs the id of something',
        'Write, for example, holdfast explain cicd/unpinned-action.',
      );
    return finish(call, await explainSubject(wishOf(call, '.'), id));
  },
};
