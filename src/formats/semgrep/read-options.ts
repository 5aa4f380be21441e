import { clockOptions, defaultOptions, optionWords } from './options.ts';
import type { RuleOptions } from './options.ts';
import { fieldsOf, ignoreKey } from './reading.ts';
import type { Reading } from './reading.ts';
import { plainOf } from './yaml-node.ts';
import type { Plain, RuleNode } from './yaml-node.ts';

/** The `options` of a rule over the defaults. An option that is unknown or has a wrong value is noted and left out. */
export function readOptions(reading: Reading, node: RuleNode | undefined): RuleOptions | undefined {
  if (node === undefined) return defaultOptions;
  const fields = fieldsOf(reading, node, 'options');
  if (fields === undefined) return undefined;
  const chosen: Record<string, Plain> = {};
  for (const { key, value } of fields.left()) {
    const plain = plainOf(value);
    const wrong = wrongWith(key.text, plain);
    if (wrong === undefined) chosen[key.text] = plain;
    else ignoreKey(reading, key, `options.${key.text}`, wrong);
  }
  const options: RuleOptions = { ...defaultOptions, ...chosen };
  if (options.generic_caseless && options.generic_engine !== 'aliengrep')
    ignoreKey(reading, node, 'options.generic_caseless', 'only the aliengrep engine honours it');
  return options;
}

/** Why a value cannot be taken; undefined when it can. */
function wrongWith(key: string, value: Plain): string | undefined {
  if (clockOptions.includes(key)) return 'time is bounded by steps, the same on every machine';
  if (key === 'generic_braces' || key === 'generic_extra_braces')
    return isPairs(value) ? undefined : 'expected a list of pairs of single characters';
  if (key === 'generic_extra_word_characters')
    return isCharacters(value) ? undefined : 'expected a list of single characters';
  const usual = Object.entries(defaultOptions).find(([name]) => name === key)?.[1];
  if (usual === undefined) return 'the option is not known';
  const words = optionWords[key];
  if (words !== undefined)
    return (typeof value === 'string' || typeof value === 'boolean') && words.includes(`${value}`)
      ? undefined
      : `expected ${words.join(' or ')}`;
  if (typeof usual !== typeof value) return `expected a ${typeof usual}`;
  if (typeof value === 'number' && !(Number.isInteger(value) && value >= 0))
    return 'expected a whole number, 0 or more';
  return undefined;
}

function isPairs(value: Plain): boolean {
  return Array.isArray(value) && value.every((pair) => isCharacters(pair) && pair.length === 2);
}

function isCharacters(value: Plain): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string' && one.length === 1);
}
