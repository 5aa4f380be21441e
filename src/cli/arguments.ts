import { nearest } from '../core/nearest.ts';
import { UsageError, type Call, type Command, type Flag, type World } from './command.ts';

/** Flags every command understands. */
export const globalFlags: Readonly<Record<string, Flag>> = {
  color: {
    type: 'string',
    value: 'WHEN',
    choices: ['auto', 'always', 'never'],
    help: 'Colour the output: auto, always or never',
  },
  quiet: { type: 'boolean', short: 'q', help: 'No progress on standard error' },
  offline: { type: 'boolean', help: 'Reach nothing outside this machine' },
  now: { type: 'string', value: 'TIME', help: 'Take TIME (ISO 8601) as the present, for replays' },
  help: { type: 'boolean', short: 'h', help: 'Show this help' },
};

type Values = Map<string, string[]>;

/** Parses the words after the command's name; throws `UsageError` with the likely intention. */
export function parseCall(command: Command, words: readonly string[], world: World): Call {
  const flags: Readonly<Record<string, Flag>> = { ...globalFlags, ...command.flags };
  const values: Values = new Map();
  const rest: string[] = [];
  let onlyArguments = false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (onlyArguments || !word.startsWith('-') || word === '-') rest.push(word);
    else if (word === '--') onlyArguments = true;
    else i += takeFlag(command, flags, values, [word, words[i + 1]]);
  }
  if (rest.length > command.argumentsMax) {
    const extra = rest[command.argumentsMax] ?? '';
    throw new UsageError(
      `holdfast ${command.name} does not expect “${extra}”`,
      `See holdfast help ${command.name}.`,
    );
  }
  return callOf(values, rest, world);
}

/** Stores one flag; returns how many further words it took. */
function takeFlag(
  command: Command,
  flags: Readonly<Record<string, Flag>>,
  values: Values,
  [word, next]: readonly [string, string | undefined],
): number {
  const [written, attached] = splitOnce(word);
  const name = nameOf(written, flags);
  const flag = name === undefined ? undefined : flags[name];
  if (name === undefined || flag === undefined) throw unknownFlag(command, flags, written);
  if (flag.type === 'boolean') {
    if (attached !== undefined) throw new UsageError(`--${name} takes no value`, `Write --${name} alone.`);
    values.set(name, ['true']);
    return 0;
  }
  const value = attached ?? next;
  if (value === undefined || (attached === undefined && value.startsWith('--'))) {
    throw new UsageError(`--${name} needs a value`, `Write --${name} ${flag.value ?? 'VALUE'}.`);
  }
  checkChoice(name, flag, value);
  const before = values.get(name) ?? [];
  if (before.length > 0 && flag.multiple !== true)
    throw new UsageError(`--${name} is given twice`, 'Keep one of them.');
  values.set(name, [...before, value]);
  return attached === undefined ? 1 : 0;
}

function splitOnce(word: string): readonly [string, string | undefined] {
  const at = word.indexOf('=');
  return at < 0 || !word.startsWith('--') ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}

function nameOf(written: string, flags: Readonly<Record<string, Flag>>): string | undefined {
  if (written.startsWith('--')) return Object.hasOwn(flags, written.slice(2)) ? written.slice(2) : undefined;
  return Object.keys(flags).find((name) => flags[name]?.short === written.slice(1));
}

function unknownFlag(command: Command, flags: Readonly<Record<string, Flag>>, written: string): UsageError {
  const near = nearest(written.replace(/^-+/, ''), Object.keys(flags));
  const todo = near === undefined ? `See holdfast help ${command.name}.` : `Did you mean --${near}?`;
  return new UsageError(`holdfast ${command.name} has no flag ${written}`, todo);
}

function checkChoice(name: string, flag: Flag, value: string): void {
  if (flag.choices === undefined || flag.choices.includes(value)) return;
  const near = nearest(value, flag.choices);
  const meant = near === undefined ? '' : `Did you mean ${near}? `;
  const todo = `${meant}Use one of: ${flag.choices.join(', ')}.`;
  throw new UsageError(`--${name} does not know “${value}”`, todo);
}

function callOf(values: Values, rest: readonly string[], world: World): Call {
  return {
    world,
    arguments: rest,
    text: (flag) => values.get(flag)?.[0],
    list: (flag) => values.get(flag) ?? [],
    on: (flag) => values.has(flag),
  };
}
