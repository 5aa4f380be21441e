import { exitCodes } from '../../core/exit-code.ts';
import { globalFlags } from '../arguments.ts';
import { UsageError, type Command } from '../command.ts';
import { commandNames, loadCommand } from '../commands.ts';

const shells = ['bash', 'zsh', 'fish'] as const;

export const completion: Command = {
  name: 'completion',
  usage: 'bash|zsh|fish',
  summary: 'Print completion for bash, zsh or fish',
  about:
    'Prints a script that completes commands, flags and their values. Install it with, for example:\n  holdfast completion bash > /etc/bash_completion.d/holdfast',
  flags: {},
  actions: shells,
  argumentsMax: 1,
  async run({ arguments: [shell], world }) {
    const words = await allWords();
    if (shell === 'bash') world.out.write(bash(words));
    else if (shell === 'zsh') world.out.write(`autoload -U +X bashcompinit && bashcompinit\n${bash(words)}`);
    else if (shell === 'fish') world.out.write(fish(words));
    else
      throw new UsageError(
        `completion is made for ${shells.join(', ')}`,
        'Write, for example, holdfast completion bash.',
      );
    return exitCodes.done;
  },
};

type Words = ReadonlyMap<string, readonly string[]>;

/** Command name -> its actions and flags. */
async function allWords(): Promise<Words> {
  const words = new Map<string, readonly string[]>();
  for (const name of commandNames) {
    const command = await loadCommand(name);
    const flags = Object.keys({ ...command?.flags, ...globalFlags }).map((flag) => `--${flag}`);
    words.set(name, [...(command?.actions ?? []), ...flags]);
  }
  return words;
}

function bash(words: Words): string {
  const cases = [...words].map(([name, list]) => `    ${name}) words="${list.join(' ')}" ;;`);
  return [
    '_holdfast() {',
    '  local words current="${COMP_WORDS[COMP_CWORD]}"',
    '  case "${COMP_WORDS[1]}" in',
    ...cases,
    `    *) words="${[...words.keys()].join(' ')} help" ;;`,
    '  esac',
    `  [ "$COMP_CWORD" -eq 1 ] && words="${[...words.keys()].join(' ')} help"`,
    '  COMPREPLY=($(compgen -W "$words" -- "$current"))',
    '}',
    'complete -o default -F _holdfast holdfast',
    '',
  ].join('\n');
}

function fish(words: Words): string {
  const rows = [`complete -c holdfast -n __fish_use_subcommand -a "${[...words.keys()].join(' ')} help"`];
  for (const [name, list] of words) {
    for (const word of list) {
      const what = word.startsWith('--') ? `-l ${word.slice(2)}` : `-a ${word}`;
      rows.push(`complete -c holdfast -n "__fish_seen_subcommand_from ${name}" ${what}`);
    }
  }
  return `${rows.join('\n')}\n`;
}
