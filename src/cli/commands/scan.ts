import { scanText } from '../../app/scan-text.ts';
import { scan as scanProject } from '../../app/scan.ts';
import { limits } from '../../core/limits.ts';
import { finish, lookFlags, reportFlags, wishOf } from '../finish.ts';
import { type Call, type Command, UsageError } from '../command.ts';

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
    explain: {
      type: 'boolean',
      help: 'Count what looked like a secret and is no finding, by reason',
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
    stdin: {
      type: 'boolean',
      help: 'Look for secrets in standard input instead of a tree; also `holdfast scan -`',
    },
    path: {
      type: 'string',
      value: 'NAME',
      help: 'With --stdin: what the text is called in the report (default stdin)',
    },
    image: { type: 'string', value: 'NAME', help: 'Look at a container image (not built yet)' },
    url: { type: 'string', value: 'URL', help: 'Look at a running application (not built yet)' },
    account: { type: 'string', value: 'NAME', help: 'Look at a cloud account (not built yet)' },
    forge: { type: 'string', value: 'NAME', help: 'Look at the settings of a forge (not built yet)' },
    ...reportFlags,
  },
  argumentsMax: 1,
  async run(call) {
    const [path] = call.arguments;
    if (!call.on('stdin') && path !== '-') {
      if (call.text('path') !== undefined)
        throw new UsageError('--path only goes with --stdin', 'Write the folder or file without a flag.');
      return finish(call, await scanProject(wishOf(call, path)));
    }
    const alone = ['history', 'changed-since', 'since', 'profile'].find((flag) => call.on(flag));
    if (alone !== undefined || (path !== undefined && path !== '-'))
      throw new UsageError(
        `--stdin does not go with ${alone === undefined ? path : `--${alone}`}`,
        'Look at one of the two.',
      );
    const given = { name: call.text('path') ?? 'stdin', content: await inputOf(call) };
    return finish(call, await scanText(wishOf(call, '.'), given));
  },
};

/** Standard input, and no more of it than shows that it is too large. */
async function inputOf({ world }: Call): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of world.input ?? []) {
    const bytes = part instanceof Uint8Array ? Buffer.from(part) : Buffer.from(String(part), 'utf8');
    parts.push(bytes);
    size += bytes.length;
    if (size > limits.fileBytes) break;
  }
  return Buffer.concat(parts);
}
