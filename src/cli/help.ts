import { globalFlags } from './arguments.ts';
import type { Command, Flag } from './command.ts';
import { commandSummaries } from './commands.ts';

/** What `holdfast` alone prints: the question it answers, the commands, and where to start. */
export function overview(version: string): string {
  const rows = commandSummaries().map(([name, summary]) => `  ${name.padEnd(12)} ${summary}`);
  return [
    `holdfast ${version} · does each mitigation in your threat model still hold, and what is the evidence?`,
    '',
    'usage: holdfast COMMAND [ARGUMENTS]',
    '',
    ...rows,
    '',
    'Start here:  holdfast scan          true findings, no configuration',
    '             holdfast init          a first threat model, proposed from this repository',
    '             holdfast help COMMAND  everything about one command',
    '',
  ].join('\n');
}

/** The help of one command: usage, what it does, its flags. */
export function commandHelp(command: Command): string {
  const usage = ['usage: holdfast', command.name, command.usage, '[FLAGS]'].filter((part) => part !== '');
  return [
    usage.join(' '),
    '',
    command.about,
    '',
    ...flagRows(command.flags),
    '',
    'Everywhere:',
    ...flagRows(globalFlags),
    '',
  ].join('\n');
}

function flagRows(flags: Readonly<Record<string, Flag>>): readonly string[] {
  return Object.entries(flags).map(([name, flag]) => {
    const short = flag.short === undefined ? '    ' : `-${flag.short}, `;
    const written = `${short}--${name}${flag.value === undefined ? '' : ` ${flag.value}`}`;
    return `  ${written.padEnd(28)} ${flag.help}`;
  });
}
