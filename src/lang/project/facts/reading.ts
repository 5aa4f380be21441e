import { childrenOf, childIn, kindOf, symbolOf, type FlatTree } from '../../tree/flat-tree.ts';
import type { Definition, FileNames } from '../../names/index.ts';
import type { FactsLanguage, ObjectFacts } from './file-facts.ts';
import { outlineOf, type Outline } from './outline.ts';
import type { Shape } from './shape.ts';

/** What is known while the facts of one file are being read: the tree, and the lists that shapes point into. */
export class Reading {
  readonly tree: FlatTree;
  readonly names: FileNames;
  readonly language: FactsLanguage;
  readonly outline: Outline;
  /** Shapes by node, so that what is part of several expressions is one object. */
  readonly shapes = new Map<number, Shape | undefined>();
  /** How often an expression was too deep. */
  cut = 0;
  readonly objects: ObjectFacts[] = [];
  /** What the bindings stand for that are settled. */
  readonly bindings: (Shape | null)[] = [];
  readonly #objectNumbers = new Map<number, number>();
  readonly #bindings: Definition[] = [];
  readonly #bindingNumbers = new Map<Definition, number>();

  constructor(tree: FlatTree, names: FileNames, language: FactsLanguage) {
    this.tree = tree;
    this.names = names;
    this.language = language;
    this.outline = outlineOf(tree);
  }

  /** The number of a name, given now if it has none; what it stands for is worked out at the end. */
  binding(definition: Definition): number {
    const known = this.#bindingNumbers.get(definition);
    if (known !== undefined) return known;
    const n = this.#bindings.push(definition) - 1;
    this.#bindingNumbers.set(definition, n);
    return n;
  }

  /** Works out the bindings that were asked for so far, also those that come up meanwhile; how many there are now. */
  settle(shapeOf: (definition: Definition) => Shape | undefined): number {
    while (this.bindings.length < this.#bindings.length) {
      const definition = this.#bindings[this.bindings.length];
      this.bindings.push(null);
      const shape = definition === undefined ? undefined : shapeOf(definition);
      this.bindings[this.bindings.length - 1] = shape ?? null;
    }
    return this.bindings.length;
  }

  /** The number of an object literal; its fields are read when it is met first. */
  object(node: number, read: () => ObjectFacts): number {
    const known = this.#objectNumbers.get(node);
    if (known !== undefined) return known;
    const n = this.objects.push({ fields: [], spreads: [] }) - 1;
    this.#objectNumbers.set(node, n);
    this.objects[n] = read();
    return n;
  }

  /** The function or class that a node is. */
  numberOf(node: number): number {
    return this.outline.numbers.get(node) ?? -1;
  }

  functionAt(node: number): number {
    return this.outline.functionAt[node] ?? 0;
  }

  classAt(node: number): number {
    return this.outline.classAt[node] ?? -1;
  }

  /** The words before a declaration: `async`, `static`, `...`. */
  modifiers(node: number): readonly string[] {
    return childrenOf(this.tree, node)
      .filter((child) => kindOf(this.tree, child) === 'modifier')
      .map((child) => symbolOf(this.tree, child));
  }

  /** The constant text that an expression is, or undefined. */
  text(node: number): string | undefined {
    if (node < 0) return undefined;
    if (kindOf(this.tree, node) === 'string') return symbolOf(this.tree, node);
    const value = this.names.constant(node);
    return value?.kind === 'string' ? value.text : undefined;
  }

  /** The arguments of a call. */
  args(call: number): readonly number[] {
    const list = childIn(this.tree, call, 'arguments');
    return list < 0 ? [] : childrenOf(this.tree, list);
  }
}
