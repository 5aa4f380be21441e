import { verify as verifyProject } from '../../app/verify.ts';
import { moments } from '../../core/ids.ts';
import type { Command } from '../command.ts';
import { finish, lookFlags, momentOf, reportFlags, wishOf } from '../finish.ts';

export const verify: Command = {
  name: 'verify',
  usage: '[PATH]',
  summary: 'Answer for each mitigation, and keep the evidence',
  about:
    'Asks every verification of the threat model, records the evidence, and says of each mitigation whether it still\n' +
    'holds. Reports of your tests are read where the model says they are; --run-tests runs the tests first. That flag\n' +
    'is the only way in which Holdfast runs code of this repository.',
  flags: {
    ...lookFlags,
    moment: {
      type: 'string',
      value: 'WHEN',
      choices: moments,
      help: 'Ask only what the plan has for this moment',
    },
    'run-tests': {
      type: 'string',
      value: 'COMMAND',
      help: 'Run COMMAND in the root first, without tokens in its environment',
    },
    ...reportFlags,
  },
  argumentsMax: 1,
  async run(call) {
    const runTests = call.text('run-tests');
    return finish(
      call,
      await verifyProject({
        ...wishOf(call, call.arguments[0]),
        moment: momentOf(call),
        environment: call.world.env,
        ...(runTests === undefined ? {} : { runTests }),
      }),
    );
  },
};
