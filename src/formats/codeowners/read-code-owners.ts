import { limits } from '../../core/limits.ts';
import type { Problem } from '../../core/problem.ts';
import type { CodeOwners, CodeOwnersDialect, OwnerEntry, OwnerSection } from './code-owners.ts';
import { isOwner, wordsOf, type Word } from './owner-words.ts';
import { githubPattern, gitlabPattern, type PathMatch } from './path-pattern.ts';
import { headingOf, type Heading } from './section-heading.ts';

/** Makes a matcher of a regular expression that has to match a whole path; a text says why it cannot. */
export type CompileRegex = (source: string) => PathMatch | string;

export interface CodeOwnersText {
  readonly path: string;
  readonly text: string;
  readonly dialect: CodeOwnersDialect;
}

/** Reads a CODEOWNERS file as its forge would. A line that is not understood is a problem; the others count. */
export function readCodeOwners(file: CodeOwnersText, compile: CompileRegex): CodeOwners {
  const reading = new Reading(file, compile);
  if (file.text.length > limits.codeOwnersBytes) {
    reading.complain(undefined, `larger than ${limits.codeOwnersBytes} bytes: not read`, 'failed');
    return reading.result();
  }
  const lines = file.text.split(/\r\n|\n|\r/);
  for (const [n, line] of lines.entries()) {
    if (reading.entries >= limits.codeOwnersEntries) {
      reading.complain(n + 1, `more than ${limits.codeOwnersEntries} entries: the rest is not read`);
      break;
    }
    reading.take(n + 1, n === 0 ? line.replace(/^\ufeff/, '') : line);
  }
  return reading.result();
}

interface OpenSection extends Omit<OwnerSection, 'entries'> {
  readonly entries: OwnerEntry[];
  readonly defaults: readonly string[];
}

class Reading {
  entries = 0;
  readonly #file: CodeOwnersText;
  readonly #compile: CompileRegex;
  readonly #sections = new Map<string, OpenSection>();
  readonly #problems: Problem[] = [];
  #current: OpenSection;

  constructor(file: CodeOwnersText, compile: CompileRegex) {
    this.#file = file;
    this.#compile = compile;
    this.#current = { name: '', line: 0, optional: false, approvals: 1, entries: [], defaults: [] };
    this.#sections.set('', this.#current);
  }

  take(line: number, text: string): void {
    if (text.length > limits.codeOwnersLineChars)
      return this.complain(line, `longer than ${limits.codeOwnersLineChars} characters`);
    const words = wordsOf(text, this.#file.dialect === 'gitlab' ? 'start' : 'anywhere');
    const [first, ...rest] = words;
    if (first === undefined) return;
    const heading = this.#file.dialect === 'gitlab' && !first.escaped ? headingOf(text) : undefined;
    if (heading !== undefined) return this.#open(line, heading);
    this.#entry(line, first, rest);
  }

  complain(line: number | undefined, message: string, kind: Problem['kind'] = 'partial'): void {
    if (this.#problems.length >= limits.codeOwnersProblems) return;
    this.#problems.push({ kind, target: this.#file.path, ...(line === undefined ? {} : { line }), message });
  }

  result(): CodeOwners {
    const sections = [...this.#sections.values()].map(({ defaults: _defaults, ...section }) => section);
    const { path, dialect } = this.#file;
    return {
      path,
      dialect,
      sections: sections.filter(({ entries }) => entries.length > 0),
      problems: this.#problems,
    };
  }

  /** Sections of one name are one section, whatever the case; what the first heading says of it stands. */
  #open(line: number, heading: Heading): void {
    for (const message of heading.problems) this.complain(line, message);
    const key = heading.name.toLowerCase();
    const { name, optional, approvals } = heading;
    const known = this.#sections.get(key);
    const entries = known?.entries ?? [];
    this.#current = {
      name: known?.name ?? name,
      line: known?.line ?? line,
      optional: known?.optional ?? optional,
      approvals: known?.approvals ?? approvals,
      entries,
      defaults: this.#owners(line, heading.defaults),
    };
    if (known === undefined) this.#sections.set(key, this.#current);
  }

  #entry(line: number, first: Word, rest: readonly Word[]): void {
    const excludes = this.#file.dialect === 'gitlab' && first.text.startsWith('!') && !first.escaped;
    const pattern = excludes ? first.text.slice(1) : first.text;
    const matches = this.#matcher(pattern, first);
    if (typeof matches === 'string') return this.complain(line, matches);
    const owners = excludes
      ? []
      : this.#owners(
          line,
          rest.map(({ text }) => text),
        );
    // GitHub leaves out a line with an owner it cannot read, rather than giving it to the others.
    if (this.#file.dialect === 'github' && owners.length < rest.length) return;
    if (owners.length === 0 && rest.length > 0 && !excludes) return;
    const own = owners.length > 0 || excludes ? owners : this.#current.defaults;
    if (own.length === 0 && this.#file.dialect !== 'github' && !excludes)
      return this.complain(line, `${pattern} has no owner`);
    this.#current.entries.push({ line, pattern, owners: own, excludes, matches });
    this.entries++;
  }

  #owners(line: number, words: readonly string[]): readonly string[] {
    const bad = words.filter((word) => !isOwner(word));
    for (const word of bad) this.complain(line, `“${word.slice(0, shownChars)}” is no owner`);
    return words.filter(isOwner);
  }

  #matcher(pattern: string, first: Word): PathMatch | string {
    const { dialect } = this.#file;
    if (dialect === 'github') return githubPattern(pattern);
    if (dialect === 'gitlab') return gitlabPattern(pattern);
    const negated = pattern.startsWith('!') && !first.escaped;
    const compiled = this.#compile(negated ? pattern.slice(1) : pattern);
    return negated && typeof compiled !== 'string' ? (path) => !compiled(path) : compiled;
  }
}

/** Characters of a foreign word that a problem repeats. */
const shownChars = 60;
