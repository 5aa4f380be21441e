import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { limits } from '../../core/limits.ts';

/** A Boolean expression over taint labels. */
export type Requirement =
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'not'; readonly of: Requirement }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Requirement[] };

/** Reads `A and (B or not C)`. The error says what is wrong. */
export function readRequirement(text: string): Result<Requirement, string> {
  const words = text.match(/[A-Za-z_][A-Za-z0-9_]*|[()]|\S/g) ?? [];
  if (words.length > limits.ruleExpressionTokens) return err('the expression is too long');
  const reader = new RequirementReader(words);
  const value = reader.either(0);
  if (value === undefined || !reader.done)
    return err(`not a Boolean expression over labels: ${text.slice(0, 80)}`);
  return ok(value);
}

/** Whether the labels that are present satisfy the requirement. */
export function satisfies(labels: ReadonlySet<string>, requirement: Requirement): boolean {
  switch (requirement.kind) {
    case 'label':
      return labels.has(requirement.label);
    case 'constant':
      return requirement.value;
    case 'not':
      return !satisfies(labels, requirement.of);
    case 'and':
      return requirement.of.every((one) => satisfies(labels, one));
    case 'or':
      return requirement.of.some((one) => satisfies(labels, one));
  }
}

class RequirementReader {
  readonly #words: readonly string[];
  #at = 0;

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  get done(): boolean {
    return this.#at === this.#words.length;
  }

  either(depth: number): Requirement | undefined {
    return this.#joined('or', () => this.#joined('and', () => this.#single(depth)));
  }

  #joined(kind: 'and' | 'or', part: () => Requirement | undefined): Requirement | undefined {
    const of: Requirement[] = [];
    do {
      const next = part();
      if (next === undefined) return undefined;
      of.push(next);
    } while (this.#take(kind));
    const [only] = of;
    return of.length === 1 ? only : { kind, of };
  }

  #single(depth: number): Requirement | undefined {
    if (depth > limits.ruleDepth) return undefined;
    if (this.#take('not')) {
      const of = this.#single(depth + 1);
      return of === undefined ? undefined : { kind: 'not', of };
    }
    if (this.#take('(')) {
      const inner = this.either(depth + 1);
      return this.#take(')') ? inner : undefined;
    }
    const word = this.#words[this.#at];
    if (word === undefined || !/^[A-Za-z_]/.test(word) || word === 'and' || word === 'or') return undefined;
    this.#at++;
    if (word === 'True' || word === 'False') return { kind: 'constant', value: word === 'True' };
    return { kind: 'label', label: word };
  }

  #take(word: string): boolean {
    if (this.#words[this.#at] !== word) return false;
    this.#at++;
    return true;
  }
}
