import type { Need } from '../../../lang/regex/needs.ts';
import type { KnownLiterals } from '../../../lang/regex/subject.ts';
import { LiteralFinder } from './literal-finder.ts';

/** What a file must hold: of each clause one literal, by number; a caseless one as `-1 - number`. */
export type Clauses = readonly (readonly number[])[];

/** The literals that rules need, numbered, and which of them a text holds: found out in one pass for all rules. */
export class LiteralTable {
  readonly #plain = new Map<string, number>();
  readonly #caseless = new Map<string, number>();
  #finders: { readonly plain: LiteralFinder; readonly caseless: LiteralFinder | undefined } | undefined;

  /** Numbers the literals of some needs. */
  clauses(needs: readonly Need[]): Clauses {
    this.#finders = undefined;
    return needs.map(({ oneOf, caseless }) =>
      oneOf.map((text) => (caseless ? -1 - numbered(this.#caseless, text) : numbered(this.#plain, text))),
    );
  }

  /** Looks for all literals. Only what the clauses given so far ask is known. */
  in(text: string): FoundLiterals {
    this.#finders ??= {
      plain: new LiteralFinder([...this.#plain.keys()]),
      caseless: this.#caseless.size === 0 ? undefined : new LiteralFinder([...this.#caseless.keys()]),
    };
    const { plain, caseless } = this.#finders;
    return new FoundLiterals({
      plain: this.#plain,
      caseless: this.#caseless,
      marks: plain.find(text),
      lowerMarks: caseless?.find(text.toLowerCase()) ?? new Uint8Array(0),
    });
  }
}

function numbered(numbers: Map<string, number>, text: string): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  numbers.set(text, numbers.size);
  return numbers.size - 1;
}

interface Marked {
  readonly plain: ReadonlyMap<string, number>;
  readonly caseless: ReadonlyMap<string, number>;
  readonly marks: Uint8Array;
  readonly lowerMarks: Uint8Array;
}

/** Which literals of a table one text holds. */
export class FoundLiterals implements KnownLiterals {
  readonly #of: Marked;

  constructor(of: Marked) {
    this.#of = of;
  }

  /** Whether one literal of each clause is there. */
  meet(clauses: Clauses): boolean {
    const { marks, lowerMarks } = this.#of;
    return clauses.every((clause) =>
      clause.some((number) => (number >= 0 ? marks[number] : lowerMarks[-1 - number]) === 1),
    );
  }

  holds(literal: string, caseless: boolean): boolean | undefined {
    const { plain, marks, lowerMarks } = this.#of;
    const number = (caseless ? this.#of.caseless : plain).get(literal);
    return number === undefined ? undefined : (caseless ? lowerMarks : marks)[number] === 1;
  }
}
