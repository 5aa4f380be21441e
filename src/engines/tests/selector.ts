import type { TestCaseFact } from '../../core/fact.ts';
import { globMatches, patternMatches } from '../../core/glob.ts';
import { collapsed } from '../../core/lines.ts';

/** Whether a test is meant. `files` are the paths in the tree that it may be in. */
export type Selector = (test: TestCaseFact, files: readonly string[]) => boolean;

/**
 * `tag:NAME`, `prop:KEY=VALUE` (value with `*`), `file:GLOB`; anything else is a pattern with `*` for the full name
 * or for the last part of it. Tags and names are compared without regard to case.
 */
export function selectorOf(text: string): Selector {
  const [, kind, rest = ''] = /^(tag|prop|file):(.*)$/s.exec(text.trim()) ?? [];
  if (kind === 'tag') return byTag(folded(rest));
  if (kind === 'prop') return byProperty(rest);
  if (kind === 'file') return byFile(rest.trim());
  return byName(folded(text));
}

function byTag(tag: string): Selector {
  return (test) => tag !== '' && test.tags.some((own) => folded(own) === tag);
}

function byProperty(text: string): Selector {
  const equals = text.indexOf('=');
  const [key, value] = equals < 0 ? [text, '*'] : [text.slice(0, equals), text.slice(equals + 1)];
  return (test) =>
    test.properties?.some(([name, own]) => name === key.trim() && patternMatches(value.trim(), own)) === true;
}

function byFile(glob: string): Selector {
  return (test, files) => files.some((file) => globMatches(glob, file)) || globMatches(glob, test.file);
}

function byName(pattern: string): Selector {
  return (test) => {
    const name = folded(test.name);
    return patternMatches(pattern, name) || patternMatches(pattern, name.slice(name.lastIndexOf(' > ') + 3));
  };
}

/** Case, Unicode form and white space left aside. */
function folded(text: string): string {
  return collapsed(text).normalize('NFC').toLowerCase();
}
