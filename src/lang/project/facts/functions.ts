import { limits } from '../../../core/limits.ts';
import { childIn, childrenOf, kindOf, roleOf, symbolOf } from '../../tree/flat-tree.ts';
import { decoratorName, decoratorNames } from './bindings.ts';
import type { DecoratorFacts, FunctionFacts, FunctionKind } from './file-facts.ts';
import { OutlineNames, ownerOf } from './outline.ts';
import { parameterFacts } from './parameters.ts';
import type { Reading } from './reading.ts';
import { eitherOf, type Given, type Shape } from './shape.ts';
import { givenOf, shapeOf } from './shapes.ts';
import { typedShape } from './type-shapes.ts';

/** What is worked out for all functions at once. */
export interface AboutFunctions {
  readonly returns: ReadonlyMap<number, readonly (Shape | null)[]>;
  readonly generators: ReadonlySet<number>;
  readonly bodies: readonly string[];
}

/** The functions of a file; the first one is the module itself. */
export function functionFacts(r: Reading, about: AboutFunctions): FunctionFacts[] {
  const names = new OutlineNames(r.tree, r.outline);
  const seen = new Map<string, number>();
  return r.outline.functions.map((node, n) => {
    const name = n === 0 ? '<module>' : names.of(node);
    const ordinal = seen.get(name) ?? 0;
    seen.set(name, ordinal + 1);
    return { name, ordinal, ...oneFunction(r, node, n), ...aboutOne(about, n) };
  });
}

function aboutOne(
  about: AboutFunctions,
  n: number,
): Pick<FunctionFacts, 'returns' | 'mentions' | 'body' | 'exported'> {
  const generator = about.generators.has(n) ? { generator: true } : {};
  return {
    ...generator,
    returns: about.returns.get(n) ?? [],
    mentions: [],
    body: about.bodies[n] ?? '',
    exported: [],
  };
}

type OneFunction = Omit<FunctionFacts, 'name' | 'ordinal' | 'mentions' | 'body' | 'exported'>;

function oneFunction(r: Reading, node: number, n: number): OneFunction {
  const { tree, outline } = r;
  const place = { node, start: tree.start[node] ?? 0, end: tree.end[node] ?? 0 };
  if (n === 0) return { ...place, kind: 'module', parameters: [], parent: 0, decorators: [], returns: [] };
  const owner = ownerOf(tree, outline, node);
  const words = r.modifiers(node);
  const isStatic = words.includes('static') || decoratorNames(r, node).includes('staticmethod');
  const hasBody = childIn(tree, node, 'body') >= 0;
  return {
    ...place,
    kind: kindOfFunction(r, node, owner),
    parameters: parameterFacts(r, node),
    ...(owner < 0 ? {} : { class: owner }),
    parent: r.functionAt(node),
    decorators: decoratorFacts(r, node),
    ...(words.includes('async') ? { async: true } : {}),
    ...(words.includes('*') ? { generator: true } : {}),
    ...(isStatic ? { static: true } : {}),
    ...(isPlaced(r, node) ? { placed: true } : {}),
    ...(hasBody ? {} : { abstract: true }),
    returns: [],
  };
}

/** Whether a function is found by a name: of a declaration, variable, field or key. */
function isPlaced(r: Reading, node: number): boolean {
  const { tree } = r;
  const words = r.modifiers(node);
  const isAccessor = words.includes('get') || words.includes('set');
  if (kindOf(tree, node) === 'function')
    return !isAccessor || (r.classAt(node) >= 0 && !words.includes('static'));
  const parent = kindOf(tree, tree.parent[node] ?? 0);
  const role = roleOf(tree, node);
  if (parent === 'variable' || parent === 'field' || parent === 'pair') return role === 'value';
  if (parent === 'assign')
    return role === 'right' && hasKnownName(r, childIn(tree, tree.parent[node] ?? 0, 'left'));
  return parent === 'export';
}

/** `table[key] = f` puts f where no name finds it. */
function hasKnownName(r: Reading, left: number): boolean {
  if (left < 0 || kindOf(r.tree, left) !== 'index') return true;
  return r.text(childIn(r.tree, left, 'value')) !== undefined;
}

function kindOfFunction(r: Reading, node: number, owner: number): FunctionKind {
  const { tree } = r;
  if (kindOf(tree, node) === 'lambda') return 'lambda';
  const words = r.modifiers(node);
  if (words.includes('get') || decoratorNames(r, node).includes('property')) return 'getter';
  if (words.includes('set')) return 'setter';
  if (owner < 0) return childIn(tree, node, 'receiver') >= 0 ? 'method' : 'function';
  const name = symbolOf(tree, childIn(tree, node, 'name'));
  if (r.language === 'ecmascript') return name === 'constructor' ? 'constructor' : 'method';
  if (r.language === 'python') return name === '__init__' ? 'constructor' : 'method';
  const of = r.outline.classes[owner] ?? -1;
  return name === symbolOf(tree, childIn(tree, of, 'name')) ? 'constructor' : 'method';
}

/** The decorators and annotations of a function, class, field or parameter. */
export function decoratorFacts(r: Reading, node: number): DecoratorFacts[] {
  const { tree } = r;
  return childrenOf(tree, node)
    .filter((child) => kindOf(tree, child) === 'decorator')
    .map((decorator) => {
      const value = childIn(tree, decorator, 'value');
      const isCall = value >= 0 && kindOf(tree, value) === 'call';
      const shape = value < 0 ? undefined : shapeOf(r, value);
      return {
        name: decoratorName(r, decorator),
        ...(shape === undefined ? {} : { shape }),
        texts: isCall ? textsOf(r, value) : [],
        given: isCall ? givenOf(r, value) : ([] as Given[]),
      };
    });
}

function textsOf(r: Reading, call: number): readonly string[] {
  return r
    .args(call)
    .slice(0, limits.shapeItems)
    .map((node) => (kindOf(r.tree, node) === 'keyword-argument' ? childIn(r.tree, node, 'value') : node))
    .flatMap((node) => r.text(node) ?? []);
}

/** The results of every function: by its written type where the language has one, otherwise what it returns. */
export function returnsOf(r: Reading): ReadonlyMap<number, readonly (Shape | null)[]> {
  const returned = new Map<number, (Shape | undefined)[]>();
  for (let node = 1; node < r.tree.count; node++) {
    if (kindOf(r.tree, node) !== 'return' || r.language === 'java' || r.language === 'go') continue;
    const value = childIn(r.tree, node, 'value');
    const shape = value < 0 ? undefined : shapeOf(r, value);
    if (shape !== undefined) listIn(returned, r.functionAt(node)).push(shape);
  }
  const results = new Map<number, readonly (Shape | null)[]>();
  for (const [n, node] of r.outline.functions.entries()) {
    const shapes = resultsOf(r, node, returned.get(n) ?? []);
    if (n > 0 && shapes.length > 0) results.set(n, shapes);
  }
  return results;
}

function listIn<K, V>(map: Map<K, V[]>, key: K): V[] {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made: V[] = [];
  map.set(key, made);
  return made;
}

function resultsOf(r: Reading, node: number, returned: readonly (Shape | undefined)[]): (Shape | null)[] {
  const { tree } = r;
  const types = childrenOf(tree, node).filter((child) => roleOf(tree, child) === 'returns');
  if (r.language === 'go' || r.language === 'java') {
    const body = kindOf(tree, node) === 'lambda' ? expressionBody(r, node) : undefined;
    if (types.length === 0) return body === undefined ? [] : [body];
    return types.map((type) => writtenResult(r, type) ?? null);
  }
  const all = [...types.map((type) => typedShape(r, type)), ...returned, expressionBody(r, node)];
  const shape = eitherOf(all.slice(0, limits.shapeItems));
  return shape === undefined ? [] : [shape];
}

/** Go's results may have names: then they are parameters. */
function writtenResult(r: Reading, type: number): Shape | undefined {
  return typedShape(r, kindOf(r.tree, type) === 'parameter' ? childIn(r.tree, type, 'type') : type);
}

function expressionBody(r: Reading, node: number): Shape | undefined {
  const body = kindOf(r.tree, node) === 'lambda' ? childIn(r.tree, node, 'body') : -1;
  return body < 0 || kindOf(r.tree, body) === 'block' ? undefined : shapeOf(r, body);
}

/** Functions with a `yield` of their own. */
export function generatorsOf(r: Reading): ReadonlySet<number> {
  const generators = new Set<number>();
  for (let node = 1; node < r.tree.count; node++)
    if (kindOf(r.tree, node) === 'yield') generators.add(r.functionAt(node));
  return generators;
}
