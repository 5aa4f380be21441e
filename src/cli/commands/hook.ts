import { join } from 'node:path';
import { exitCodes } from '../../core/exit-code.ts';
import { forTerminal } from '../../core/sanitise.ts';
import { hookLine, installHooks, removeHooks, type HookChange } from '../../app/hook/install-hook.ts';
import { hookNames, type HookName } from '../../app/hook/run-hook.ts';
import { type Call, type Command, UsageError } from '../command.ts';

export const hook: Command = {
  name: 'hook',
  usage: 'install|remove [pre-commit|pre-push|pre-receive]',
  summary: 'Stop secrets before they are committed or pushed',
  about:
    'install writes a git hook that looks for secrets in the lines that are about to be committed (pre-commit, the usual one),\n' +
    'pushed (pre-push) or, on a server, received (pre-receive), and stops git when it finds one. It reaches no network. A\n' +
    'hook that somebody else wrote is left alone, with the line to add to it. remove takes our own hooks away.',
  flags: {},
  actions: ['install', 'remove'],
  argumentsMax: 2,
  run: (call) => Promise.resolve(run(call)),
};

function run(call: Call): 0 | 2 {
  const [action, name] = call.arguments;
  if (action !== 'install' && action !== 'remove') {
    throw new UsageError(
      'holdfast hook needs to know what to do',
      'Use holdfast hook install or holdfast hook remove.',
    );
  }
  const program = { node: process.execPath, script: join(call.world.programFolder, 'hook.cjs') };
  const hooks = namedHooks(action, name);
  const done =
    action === 'install' ? installHooks(call.world.cwd, hooks, program) : removeHooks(call.world.cwd, hooks);
  if (!done.ok) throw new UsageError(done.error, 'Run it inside the repository that the hook is for.');
  const write = (text: string): void => call.world.out.write(`${forTerminal(text)}\n`);
  for (const change of done.value) write(`${change.hook}: ${wordsFor[change.state]} ${change.file}`);
  const foreign = done.value.filter(({ state }) => state === 'foreign');
  if (action === 'install')
    for (const { hook: one } of foreign) write(`  add to it: ${hookLine(one, program)}`);
  if (action === 'install' && foreign.length === 0)
    write('next: git commit. Secrets in staged lines stop it.');
  return foreign.length === 0 ? exitCodes.done : exitCodes.usage;
}

function namedHooks(action: 'install' | 'remove', name: string | undefined): readonly HookName[] {
  if (name === undefined) return action === 'install' ? ['pre-commit'] : hookNames;
  const found = hookNames.find((known) => known === name);
  if (found !== undefined) return [found];
  throw new UsageError(`there is no hook “${name}”`, `The hooks are ${hookNames.join(', ')}.`);
}

const wordsFor: Readonly<Record<HookChange['state'], string>> = {
  installed: 'installed as',
  renewed: 'renewed',
  unchanged: 'is already there:',
  removed: 'removed',
  absent: 'is not installed:',
  foreign: 'somebody else wrote',
};
