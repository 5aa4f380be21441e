import { scan as scanProject } from '../../app/scan.ts';
import { finish, lookFlags, reportFlags, wishOf } from '../finish.ts';
import type { Command } from '../command.ts';

export const scan: Command = {
  name: 'scan',
  usage: '[PATH]',
  summary: 'Look for weaknesses; needs no model',
  about:
    'Looks at the work tree with every engine that is built and reports what it finds. It needs no threat model: with\n' +
    'one, each finding names the mitigation it contradicts. Findings do not change the exit code unless --fail-on says so.',
  flags: {
    ...lookFlags,
    'changed-since': {
      type: 'string',
      value: 'REF',
      help: 'Look only at files that changed since the commit REF',
    },
    profile: {
      type: 'boolean',
      help: 'Tell what each rule for source code costs; nothing is taken from a cache',
    },
    history: {
      type: 'boolean',
      help: 'Look for secrets in every commit too, reachable or not',
    },
    since: {
      type: 'string',
      value: 'REF',
      help: 'With --history: only what was added after the commit REF',
    },
    image: { type: 'string', value: 'NAME', help: 'Look at a container image (not built yet)' },
    url: { type: 'string', value: 'URL', help: 'Look at a running application (not built yet)' },
    account: { type: 'string', value: 'NAME', help: 'Look at a cloud account (not built yet)' },
    forge: { type: 'string', value: 'NAME', help: 'Look at the settings of a forge (not built yet)' },
    ...reportFlags,
  },
  argumentsMax: 1,
  async run(call) {
    return finish(call, await scanProject(wishOf(call, call.arguments[0])));
  },
};
