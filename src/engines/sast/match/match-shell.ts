import type { Matching, Then } from './matching.ts';
import type { PatternNode } from './pattern.ts';
import { placeholders } from './pattern-syntax.ts';

/** One word or operator of a shell command. */
interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly operator: boolean;
}

const words = /\\\r?\n|#[^\n]*|\n|&&|\|\||[|;&]|(?:\\[^\n]|"(?:[^"\\]|\\[^])*"|'[^']*'|[^\s\\"'|;&])+/g;

/** The words of a command line; a line end that is not escaped ends a command. */
function wordsOf(text: string, offset: number): readonly Word[] {
  const found: Word[] = [];
  for (const { 0: word, index } of text.matchAll(words)) {
    if (word.startsWith('\\\n') || word.startsWith('\\\r') || word.startsWith('#')) continue;
    const operator = /^(?:\n|&&|\|\||[|;&])$/.test(word);
    if (operator && (found.length === 0 || found.at(-1)?.text === ';')) continue;
    found.push({
      text: word === '\n' ? ';' : word,
      start: offset + index,
      end: offset + index + word.length,
      operator,
    });
  }
  return found;
}

/** Whether a pattern's text stands for any command: `...`, `$X` or `$...X` alone. */
export function isAnyCommand(pattern: PatternNode): boolean {
  return /^\s*(?:hfdots|hf[me]_\w+)\s*$/.test(pattern.text);
}

/** Binds what `$X` or `$...X` alone stands for. */
export function bindCommand(m: Matching, pattern: PatternNode, { start, end }: Stretch, then: Then): void {
  const [, sort, name] = /^\s*hf([me])_(\w+)\s*$/.exec(pattern.text) ?? [];
  if (name === undefined) then();
  else
    m.bind(
      `$${sort === 'e' ? '...' : ''}${name}`,
      { start, end, nodes: [], text: m.subject.tree.text.slice(start, end) },
      then,
    );
}

/** A stretch of the file. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Goes on with the place of a command that the text of a pattern matches. */
type ThenPlace = (start: number, end: number) => void;

/** The text of a pattern at every command of a text: `...` takes any number of words, `$X` one. */
export function matchShell(m: Matching, pattern: PatternNode, place: Stretch, then: ThenPlace): void {
  const { tree } = m.subject;
  const wanted = wordsOf(pattern.text, 0).filter(
    (one, at, all) => !(at === all.length - 1 && one.text === ';'),
  );
  const given = wordsOf(tree.text.slice(place.start, place.end), place.start);
  for (const [at] of given.entries()) {
    if (at > 0 && (given[at - 1]?.operator !== true || wanted[0]?.text === placeholders.dots)) continue;
    new Command(m, { wanted, given, from: at, then }).match(0, at);
  }
}

interface Search {
  readonly wanted: readonly Word[];
  readonly given: readonly Word[];
  readonly from: number;
  readonly then: ThenPlace;
}

class Command {
  readonly #m: Matching;
  readonly #search: Search;
  readonly #tried = new Set<string>();

  constructor(m: Matching, search: Search) {
    this.#m = m;
    this.#search = search;
  }

  match(i: number, j: number): void {
    const { wanted, given } = this.#search;
    const key = `${i} ${j} ${this.#m.state}`;
    if (this.#tried.has(key) || !this.#m.step()) return;
    this.#tried.add(key);
    const [word, next] = [wanted[i], given[j]];
    if (word === undefined) {
      if (next === undefined || next.operator) this.#found(j);
      return;
    }
    if (word.text === placeholders.dots) {
      for (let to = i === wanted.length - 1 ? given.length : j; to <= given.length; to++)
        this.match(i + 1, to);
      return;
    }
    if (next !== undefined) this.#word(word, next, () => this.match(i + 1, j + 1));
  }

  #found(end: number): void {
    const { given, from, then } = this.#search;
    const [first, last] = [given[from], given[end - 1]];
    if (first !== undefined && last !== undefined && end > from) then(first.start, last.end);
  }

  #word(word: Word, { text, start, end, operator }: Word, then: Then): void {
    const name = /^hfm_(\w+)$/.exec(word.text)?.[1];
    if (name === undefined) {
      if (unquoted(word.text) === unquoted(text)) then();
    } else if (!operator) this.#m.bind(`$${name}`, { start, end, nodes: [], text }, then);
  }
}

function unquoted(word: string): string {
  return /^(["']).*\1$/s.test(word) ? word.slice(1, -1) : word;
}
