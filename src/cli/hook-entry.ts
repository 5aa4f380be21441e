/*
 * What git starts: a program of its own, without engines but the one for secrets, so that a commit does not wait. It reads no
 * settings of the repository and reaches no network.
 */
import { readFileSync } from 'node:fs';
import { exitCodes } from '../core/exit-code.ts';
import { forTerminal } from '../core/sanitise.ts';
import {
  hookNames,
  incomingLine,
  isSure,
  lookedLine,
  runHook,
  type HookAnswer,
} from '../app/hook/run-hook.ts';

function start(): void {
  const [name, remote = ''] = process.argv.slice(2);
  const hook = hookNames.find((known) => known === name);
  if (hook === undefined) {
    process.stderr.write(
      `error: holdfast has no hook “${forTerminal(String(name))}”\n  See holdfast help hook.\n`,
    );
    process.exitCode = exitCodes.usage;
    return;
  }
  const input = hook === 'pre-commit' ? '' : readFileSync(0, 'utf8');
  const call = { hook, cwd: process.cwd(), environment: process.env, input, remote, now: Date.now() };
  runHook(call).then(show, bug);
}

function show(answer: HookAnswer): void {
  process.exitCode = answer.exit;
  if (answer.looked === undefined) {
    write(`error: ${answer.failure ?? 'the repository could not be read'}`);
    write('  Nothing was looked at. Mend that, or go on without the hook: git commit --no-verify');
    return;
  }
  const { findings, silenced, skipped } = answer.looked;
  for (const one of findings.slice(0, shownMost))
    write(`${isSure(one) ? 'secret' : 'likely'}  ${incomingLine(one)}`);
  if (findings.length > shownMost) write(`and ${findings.length - shownMost} more`);
  for (const { finding, by } of silenced.slice(0, shownMost))
    write(`silenced by ${by}  ${incomingLine({ finding })}`);
  for (const { path, reason } of skipped.slice(0, shownMost)) write(`not looked at  ${path}: ${reason}`);
  write(lookedLine(answer.looked));
  if (answer.exit === exitCodes.blocked) write(advice);
  if (answer.exit === exitCodes.incomplete) write('error: content comes in and none of it was looked at');
}

const shownMost = 20;
const advice = [
  'Take the secret out and load it from the environment or a secret store; what was ever pushed must be replaced.',
  'Not a secret? Say why beside it: holdfast-ignore: <rule> reason="…"   To go on this once: git commit --no-verify',
].join('\n');

function write(text: string): void {
  process.stderr.write(`${text.split('\n').map(forTerminal).join('\n')}\n`);
}

function bug(error: unknown): void {
  // The message may hold content that was being read; the class and the place are enough to report it.
  const where = error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 4).join('\n') : '';
  process.stderr.write(`error: Holdfast itself failed; this is a bug of ours\n${forTerminal(where)}\n`);
  process.exitCode = exitCodes.bug;
}

start();
