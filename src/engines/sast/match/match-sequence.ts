import { boundNodes } from './bindings.ts';
import type { Matching } from './matching.ts';
import { isKind, type PatternNode } from './pattern.ts';

/** Statements of a pattern against statements side by side. */
export interface Sequence {
  readonly patterns: readonly PatternNode[];
  readonly nodes: readonly number[];
  /** More statements may follow. */
  readonly open: boolean;
}

/** Goes on with where the matched statements end. */
export type ThenEnd = (end: number) => void;

/**
 * Statements in order. `...` takes any number of them, and then also looks into blocks: what follows it may stand at
 * any depth. No position is tried twice with the same bindings.
 */
export function matchSequence(m: Matching, sequence: Sequence, then: ThenEnd): void {
  new Statements(m, sequence, then).from({ list: sequence.nodes, i: 0, j: 0, end: 0, loose: sequence.open });
}

/** What a statement of a pattern is when it is a placeholder. */
function openPart(pattern: PatternNode): PatternNode | undefined {
  if (pattern.is !== 'node') return pattern;
  const [inner] = pattern.children;
  return isKind(pattern, 'expression-statement') && inner !== undefined && inner.is !== 'node'
    ? inner
    : undefined;
}

interface Place {
  readonly list: readonly number[];
  readonly i: number;
  readonly j: number;
  /** Where what was matched so far ends. */
  readonly end: number;
  /** Statements may be left over. */
  readonly loose: boolean;
}

class Statements {
  readonly #m: Matching;
  readonly #sequence: Sequence;
  readonly #then: ThenEnd;
  readonly #tried = new Set<string>();

  constructor(m: Matching, sequence: Sequence, then: ThenEnd) {
    this.#m = m;
    this.#sequence = sequence;
    this.#then = then;
  }

  from({ list, i, j, end, loose }: Place): void {
    const m = this.#m;
    if (!m.step()) return;
    const pattern = this.#sequence.patterns[i];
    if (pattern === undefined) {
      if (loose || j >= list.length) this.#then(end);
      return;
    }
    const open = openPart(pattern);
    if (open?.is === 'anything') {
      this.#skip({ list, i, j, end, loose: true });
      return;
    }
    if (open?.is === 'metavariables') {
      this.#take(open, { list, i, j, end, loose });
      return;
    }
    const node = list[j];
    if (node === undefined) return;
    const next = Math.max(end, m.subject.tree.end[node] ?? 0);
    m.parts.statement(m, pattern, node, () => this.from({ list, i: i + 1, j: j + 1, end: next, loose }));
  }

  /** `...`: any number of statements here, then at any depth. */
  #skip(place: Place): void {
    const { list, i, j, end } = place;
    const { tree } = this.#m.subject;
    const last = list.at(-1);
    if (i === this.#sequence.patterns.length - 1) {
      this.#then(last === undefined || j >= list.length ? end : Math.max(end, tree.end[last] ?? 0));
      return;
    }
    const first = list[j];
    const deep = list === this.#sequence.nodes && this.#m.options.deepStatements;
    if (!deep || first === undefined || last === undefined) {
      this.#skipIn(place, 'here');
      return;
    }
    // One statement alone that is found here is found there too.
    const after = this.#sequence.patterns[i + 1];
    const alone = i + 2 === this.#sequence.patterns.length && after !== undefined;
    if (!alone || openPart(after) !== undefined) this.#skipIn(place, 'here');
    this.#skipIn({ ...place, list: this.#flattened(first, last), j: 0 }, 'deep');
  }

  #skipIn(place: Place, depth: string): void {
    const { list, i, j } = place;
    const { tree } = this.#m.subject;
    let { end } = place;
    const after = this.#sequence.patterns[i + 1];
    for (let next = j; next <= list.length; next++) {
      const node = list[next];
      if (node !== undefined && after !== undefined && !this.#m.mayMatchNow(after, node)) {
        end = Math.max(end, tree.end[node] ?? 0);
        continue;
      }
      const key = `${depth} ${i} ${list[next] ?? -1} ${this.#m.state}`;
      if (!this.#tried.has(key)) {
        this.#tried.add(key);
        this.from({ ...place, i: i + 1, j: next, end, loose: true });
      }
      end = Math.max(end, tree.end[list[next] ?? 0] ?? 0);
    }
  }

  /** All statements from one to the end of another, at any depth. */
  #flattened(first: number, last: number): readonly number[] {
    const { subject } = this.#m;
    const to = subject.statementAt((subject.tree.last[last] ?? last) + 1);
    return subject.statements.slice(subject.statementAt(first), to);
  }

  /** `$...X`: any number of statements, the rest exactly. */
  #take(pattern: PatternNode, { list, i, j, end }: Place): void {
    const { tree } = this.#m.subject;
    for (let next = j; next <= list.length; next++) {
      const taken = list.slice(j, next);
      const at = tree.start[list[j] ?? 0] ?? 0;
      const reach = Math.max(end, tree.end[taken.at(-1) ?? 0] ?? 0);
      this.#m.bind(pattern.name, boundNodes(this.#m.subject, taken, at), () => {
        this.from({ list, i: i + 1, j: next, end: taken.length === 0 ? end : reach, loose: false });
      });
    }
  }
}
