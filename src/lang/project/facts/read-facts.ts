import { limits } from '../../../core/limits.ts';
import type { FileNames } from '../../names/index.ts';
import { childIn, childrenOf, kindOf, type FlatTree } from '../../tree/flat-tree.ts';
import { bindingShape } from './bindings.ts';
import { bodyDigests, topDigest } from './bodies.ts';
import { callFacts, mentionsOf } from './calls.ts';
import { classFacts } from './classes.ts';
import {
  factsVersion,
  type Blind,
  type CallFacts,
  type ExportFacts,
  type FactsLanguage,
  type FileFacts,
  type FunctionFacts,
} from './file-facts.ts';
import { functionFacts, generatorsOf, returnsOf } from './functions.ts';
import { definedNames, importFacts, packageOf, starsOf } from './modules.ts';
import { Reading } from './reading.ts';
import { scriptExports } from './script-exports.ts';
import type { Shape } from './shape.ts';
import { beanFacts } from './beans.ts';
import { providerFacts, writeFacts } from './writes.ts';

const families: Readonly<Record<string, FactsLanguage>> = {
  javascript: 'ecmascript',
  typescript: 'ecmascript',
  tsx: 'ecmascript',
  python: 'python',
  java: 'java',
  go: 'go',
};

/** The family that facts are read for, or undefined when a language has none. */
export function factsLanguage(language: string): FactsLanguage | undefined {
  return Object.hasOwn(families, language) ? families[language] : undefined;
}

/** The facts of one file, from its tree and names alone; undefined for other languages. Never throws for any text. */
export function readFacts(tree: FlatTree, names: FileNames): FileFacts | undefined {
  const language = factsLanguage(tree.language);
  return language === undefined ? undefined : factsOf(tree, names, language);
}

function factsOf(tree: FlatTree, names: FileNames, language: FactsLanguage): FileFacts {
  const r = new Reading(tree, names, language);
  if (r.outline.functions.length > limits.factsFunctions || r.outline.classes.length > limits.factsFunctions)
    return { ...emptyFacts(language), blind: [{ kind: 'too-large', at: 0, function: 0 }] };
  const settle = (): number => r.settle((definition) => bindingShape(r, definition));
  const classes = classFacts(r);
  const imports = importFacts(r);
  const exports = language === 'ecmascript' ? scriptExports(r) : language === 'java' ? [] : definedNames(r);
  const writes = writeFacts(r);
  const providers = [...providerFacts(r), ...beanFacts(r)];
  const returns = returnsOf(r);
  const bodies = bodyDigests(tree, r.outline);
  const functions = functionFacts(r, { returns, bodies, generators: generatorsOf(r) });
  // What other files see comes first, so that a change of a body leaves its numbers alone.
  const shared = { bindings: settle(), objects: r.objects.length };
  const calls = callFacts(r);
  const mentions = mentionsOf(r);
  settle();
  return {
    ...emptyFacts(language),
    package: packageOf(r),
    functions: withExports(withMentions(functions, mentions), {
      exports,
      bindings: r.bindings,
      objects: r.objects,
    }),
    classes,
    objects: r.objects,
    bindings: r.bindings,
    imports,
    exports,
    stars: starsOf(r),
    calls,
    writes,
    providers,
    blind: blindOf(calls),
    top: topDigest(tree, r.outline),
    ...(isProgram(r) ? { program: true } : {}),
    shared,
  };
}

/** `if __name__ == '__main__'`. */
function isProgram({ tree, language }: Reading): boolean {
  const name = language === 'python' ? tree.symbols.find('__name__') : undefined;
  if (name === undefined) return false;
  return childrenOf(tree, 0).some((node) => {
    const condition = kindOf(tree, node) === 'if' ? childIn(tree, node, 'condition') : -1;
    return condition >= 0 && childrenOf(tree, condition).some((child) => tree.symbol[child] === name);
  });
}

function emptyFacts(language: FactsLanguage): FileFacts {
  const version = factsVersion;
  const lists = {
    functions: [],
    classes: [],
    objects: [],
    bindings: [],
    imports: [],
    exports: [],
    stars: [],
  };
  return {
    version,
    language,
    package: '',
    ...lists,
    calls: [],
    writes: [],
    providers: [],
    blind: [],
    top: '',
    shared: { bindings: 0, objects: 0 },
  };
}

function blindOf(calls: readonly CallFacts[]): Blind[] {
  const blind: Blind[] = [];
  for (const { blind: kind, start, function: within } of calls)
    if (kind !== undefined) blind.push({ kind, at: start, function: within });
  if (calls.length >= limits.factsCalls) blind.push({ kind: 'too-large', at: 0, function: 0 });
  return blind;
}

type Known = Pick<FileFacts, 'exports' | 'bindings' | 'objects'>;

function withMentions(
  functions: readonly FunctionFacts[],
  mentions: ReadonlyMap<number, readonly Shape[]>,
): FunctionFacts[] {
  return functions.map((one, n) => {
    const own = mentions.get(n);
    return own === undefined ? one : { ...one, mentions: own };
  });
}

/** Writes the names that functions are exported under into their facts. */
function withExports(functions: readonly FunctionFacts[], known: Known): FunctionFacts[] {
  const names = new Map<number, Set<string>>();
  for (const { name, shape } of known.exports) addExported(names, known, { name, shape });
  return functions.map((one, n) => {
    const exported = names.get(n);
    return exported === undefined ? one : { ...one, exported: [...exported].toSorted() };
  });
}

function addExported(names: Map<number, Set<string>>, known: Known, { name, shape }: ExportFacts): void {
  for (const inner of plainShapes(known, shape, 0)) {
    if (inner.is === 'function') names.set(inner.n, (names.get(inner.n) ?? new Set<string>()).add(name));
    if (inner.is !== 'object' || name !== '=') continue;
    for (const [field, value] of known.objects[inner.n]?.fields ?? [])
      for (const one of plainShapes(known, value, 0))
        if (one.is === 'function') names.set(one.n, (names.get(one.n) ?? new Set<string>()).add(field));
  }
}

/** A shape through the names of its own file. */
function plainShapes(known: Known, shape: Shape, depth: number): readonly Shape[] {
  if (depth > limits.shapeDepth) return [];
  if (shape.is === 'either') return shape.of.flatMap((one) => plainShapes(known, one, depth + 1));
  const bound = shape.is === 'binding' ? known.bindings[shape.n] : undefined;
  return bound === undefined || bound === null ? [shape] : plainShapes(known, bound, depth + 1);
}
