import { limits } from '../../../core/limits.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import type { Shape } from '../facts/shape.ts';
import type { Lookup, Resolution } from '../lookup.ts';
import type { Asked } from '../resolve/package-exports.ts';
import { superValues } from './hierarchy.ts';
import { importValues } from './imports.ts';
import { itemOf, memberOf } from './members.ts';
import { globalValues } from './names.ts';
import { parameterValues } from './parameters.ts';
import { madeBy, resultOf } from './results.ts';
import { typedValues } from './types.ts';
import { distinct, type Value } from './value.ts';

const nothing: readonly Value[] = [];

/**
 * Works out what shapes mean, for one question. The answer depends on the facts and the question alone: what is
 * found in between is not shared with other questions, so their order does not matter. It ends: every question has a
 * budget of steps, and a circle is entered once.
 */
export class Evaluation {
  readonly l: Lookup;
  /** Whether the budget ended the search, so that there may be more. */
  exhausted = false;
  #steps = 0;
  #depth = 0;
  readonly #done = new Map<string, readonly Value[]>();

  constructor(l: Lookup) {
    this.l = l;
  }

  facts(path: string): FileFacts | undefined {
    return this.l.facts(path);
  }

  /** What a shape of a file stands for. */
  values(shape: Shape | null | undefined, path: string): readonly Value[] {
    if (shape === null || shape === undefined) return nothing;
    if (!this.#mayGoOn()) return nothing;
    this.#depth++;
    const found = this.#bounded(this.#valuesOf(shape, path));
    this.#depth--;
    return found;
  }

  /** Each value once; names that are not the project's own are interesting only as long as they are few. */
  #bounded(values: readonly Value[]): readonly Value[] {
    const found = distinct(values);
    if (found.length <= limits.resolveExternals) return found;
    let externals = 0;
    const few = found.filter((value) => value.is !== 'external' || externals++ < limits.resolveExternals);
    if (few.length <= limits.resolveValues) return few;
    this.exhausted = true;
    return few.slice(0, limits.resolveValues);
  }

  #mayGoOn(): boolean {
    this.#steps++;
    if (this.#steps <= limits.resolveSteps && this.#depth < limits.resolveDepth) return true;
    this.exhausted = true;
    return false;
  }

  /** Work that may lead back to itself: then it adds nothing. */
  once(key: string, work: () => readonly Value[]): readonly Value[] {
    const known = this.#done.get(key);
    if (known !== undefined) return known;
    this.#done.set(key, nothing);
    const found = this.#mayGoOn() ? this.#bounded(work()) : nothing;
    this.#done.set(key, found);
    return found;
  }

  /** What `value.name` stands for. */
  member(value: Value, name: string): readonly Value[] {
    return memberOf(this, value, name);
  }

  /** Where a module or package that a file imports is. */
  resolve(path: string, specifier: string, asked: Asked = 'import'): Resolution {
    return this.l.resolve(path, specifier, asked);
  }

  #valuesOf(shape: Shape, path: string): readonly Value[] {
    switch (shape.is) {
      case 'function':
        return [{ is: 'function', path, n: shape.n, shift: 0 }];
      case 'class':
        return [{ is: 'class', path, n: shape.n }];
      case 'binding':
        return this.once(`binding ${path} ${String(shape.n)}`, () =>
          this.values(this.facts(path)?.bindings[shape.n], path),
        );
      case 'global':
        return this.once(`global ${path} ${shape.name} ${String(shape.class ?? '')}`, () =>
          globalValues(this, shape, path),
        );
      case 'import':
        return importValues(this, shape, path);
      case 'parameter':
        return parameterValues(this, shape, path);
      case 'this':
        return [{ is: 'instance', path, n: shape.class, exact: false }];
      case 'own-class':
        return [{ is: 'class', path, n: shape.class }];
      case 'super':
        return superValues(this, { path, n: shape.class });
      case 'object':
        return [{ is: 'object', path, n: shape.n }];
      case 'list':
        return [{ is: 'list', path, of: shape.of }];
      case 'either':
        return shape.of.length === 0
          ? [{ is: 'unknown' }]
          : shape.of.flatMap((one) => this.values(one, path));
      case 'injected':
        return this.l
          .entries(`provide:${shape.token}`)
          .flatMap((entry) => this.values(this.facts(entry.path)?.providers[entry.n]?.shape, entry.path));
      default:
        return this.#composed(shape, path);
    }
  }

  #composed(
    shape: Extract<Shape, { readonly is: 'member' | 'item' | 'call' | 'new' | 'typed' }>,
    path: string,
  ): readonly Value[] {
    switch (shape.is) {
      case 'member':
        return this.values(shape.of, path).flatMap((value) => memberOf(this, value, shape.name));
      case 'item':
        return this.values(shape.of, path).flatMap((value) => itemOf(this, value, shape));
      case 'call':
        return this.values(shape.callee, path).flatMap((value) =>
          resultOf(this, value, { count: shape.count, given: shape.given, path }),
        );
      case 'new':
        return this.values(shape.class, path).flatMap((value) => madeBy(value));
      case 'typed':
        return typedValues(this, shape, path);
    }
  }
}
