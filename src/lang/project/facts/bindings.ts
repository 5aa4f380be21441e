import { childIn, childrenOf, kindOf, roleOf, symbolOf } from '../../tree/flat-tree.ts';
import type { Definition, Site } from '../../names/index.ts';
import { importShape } from './import-shapes.ts';
import { parametersOf } from './parameters.ts';
import type { Reading } from './reading.ts';
import { eitherOf, type Shape } from './shape.ts';
import { shapeOf } from './shapes.ts';
import { typedShape } from './type-shapes.ts';

/** Everything that a name may be set to. */
export function bindingShape(r: Reading, definition: Definition): Shape | undefined {
  return eitherOf(definition.sites.map((site) => siteShape(r, site)));
}

function siteShape(r: Reading, site: Site): Shape | undefined {
  switch (site.how) {
    case 'import':
      return importShape(r, site.node);
    case 'function':
      return isGoMethod(r, site.value) ? undefined : { is: 'function', n: r.numberOf(site.value) };
    case 'class':
      return { is: 'class', n: r.numberOf(site.value) };
    case 'changed':
      return undefined;
    default:
      return nameValue(r, site.node);
  }
}

function isGoMethod(r: Reading, node: number): boolean {
  return r.language === 'go' && childIn(r.tree, node, 'receiver') >= 0;
}

/** One step from a value to a part of it that a pattern names. */
type Step = { readonly name: string } | { readonly at: number | undefined };

/** What a name gets, also inside a destructuring pattern: from the declaration outwards in. */
export function nameValue(r: Reading, name: number): Shape | undefined {
  const { tree } = r;
  const steps: Step[] = [];
  const defaults: (Shape | undefined)[] = [];
  for (let at = name; at !== 0; at = tree.parent[at] ?? 0) {
    const parent = tree.parent[at] ?? 0;
    const base = declared(r, parent, at);
    if (base !== 'pattern')
      return eitherOf([base === undefined ? undefined : applied(base, steps.toReversed()), ...defaults]);
    if (kindOf(tree, parent) === 'assign') defaults.push(shapeOf(r, childIn(tree, parent, 'right')));
    const step = stepOf(r, parent, at);
    if (step !== undefined) steps.push(step);
  }
  return undefined;
}

function applied(base: Shape, steps: readonly Step[]): Shape {
  let shape = base;
  for (const step of steps) {
    if ('name' in step) shape = { is: 'member', of: shape, name: step.name };
    else shape = { is: 'item', of: shape, ...(step.at === undefined ? {} : { at: step.at }) };
  }
  return shape;
}

function stepOf(r: Reading, parent: number, child: number): Step | undefined {
  const { tree } = r;
  const kind = kindOf(tree, parent);
  if (kind === 'pair') return { name: symbolOf(tree, childIn(tree, parent, 'key')) };
  if (kind !== 'array' && kind !== 'tuple') return undefined;
  if (kindOf(tree, child) === 'spread') return undefined;
  return { at: childrenOf(tree, parent).indexOf(child) };
}

/** What a declaration gives to the name or pattern in it, or `pattern` when the node is only part of one. */
function declared(r: Reading, node: number, child: number): Shape | undefined | 'pattern' {
  const { tree } = r;
  switch (kindOf(tree, node)) {
    case 'variable':
      return variableShape(r, node);
    case 'field':
      return eitherOf([typedShape(r, childIn(tree, node, 'type')), shapeOf(r, childIn(tree, node, 'value'))]);
    case 'parameter':
      return parameterShape(r, node);
    case 'assign':
      return isDefault(r, node) ? 'pattern' : assigned(r, node);
    case 'for-each': {
      const of = roleOf(tree, child) === 'left' ? shapeOf(r, childIn(tree, node, 'iterable')) : undefined;
      return of === undefined ? undefined : { is: 'item', of };
    }
    case 'catch':
    case 'instance-of':
      return typedShape(r, childIn(tree, node, kindOf(tree, node) === 'catch' ? 'type' : 'right'));
    case 'pair':
    case 'array':
    case 'tuple':
    case 'object':
    case 'spread':
    case 'keyword-spread':
      return 'pattern';
    default:
      return undefined;
  }
}

/** `[a = 1]` is part of a pattern. */
function isDefault(r: Reading, node: number): boolean {
  const around = kindOf(r.tree, r.tree.parent[node] ?? 0);
  return around === 'array' || around === 'pair' || around === 'object';
}

function assigned(r: Reading, node: number): Shape | undefined {
  const type = typedShape(r, childIn(r.tree, node, 'type'));
  return eitherOf([type, shapeOf(r, childIn(r.tree, node, 'right'))]);
}

function variableShape(r: Reading, node: number): Shape | undefined {
  const { tree } = r;
  const parent = tree.parent[node] ?? 0;
  const type = childIn(tree, node, 'type');
  if (kindOf(tree, parent) === 'for-each' && roleOf(tree, node) === 'left') {
    const of = shapeOf(r, childIn(tree, parent, 'iterable'));
    return eitherOf([typedShape(r, type), of === undefined ? undefined : { is: 'item', of }]);
  }
  if (kindOf(tree, parent) === 'switch' && r.language === 'go') return switchedTypes(r, parent);
  return initialised(r, type, childIn(tree, node, 'value'));
}

/** What is made where a variable of Java is declared says more than its type, but for what it holds. */
export function initialised(r: Reading, type: number, value: number, qualifier?: string): Shape | undefined {
  const made = shapeOf(r, value);
  const isExact = r.language === 'java' && made?.is === 'new' && kindOf(r.tree, type) !== 'generic-type';
  return isExact ? made : eitherOf([typedShape(r, type, qualifier), made]);
}

/** `switch t := x.(type)`: any of the types in its cases. */
function switchedTypes(r: Reading, node: number): Shape | undefined {
  const { tree } = r;
  const body = childIn(tree, node, 'body');
  if (body < 0) return undefined;
  return eitherOf(
    childrenOf(tree, body).flatMap((one) =>
      childrenOf(tree, one)
        .filter((child) => roleOf(tree, child) === 'value')
        .map((type) => typedShape(r, type)),
    ),
  );
}

function parameterShape(r: Reading, node: number): Shape | undefined {
  const { tree } = r;
  const list = tree.parent[node] ?? 0;
  const of = kindOf(tree, list) === 'parameters' ? (tree.parent[list] ?? 0) : list;
  const type = typedShape(r, childIn(tree, node, 'type'), qualifierOf(r, node));
  const isRest = r.modifiers(node).some((word) => word === '...' || word === '*');
  const typed: Shape | undefined = isRest && type !== undefined ? { is: 'list', of: [type] } : type;
  if (roleOf(tree, node) === 'receiver' || r.numberOf(of) < 0) return typed;
  const at = parametersOf(r, of).indexOf(node);
  if (at < 0) return typed;
  const own = at === 0 ? selfShape(r, of) : undefined;
  if (own !== undefined) return own;
  return eitherOf([
    typed,
    injected(r, node),
    shapeOf(r, childIn(tree, node, 'default')),
    immediate(r, of, at),
    { is: 'parameter', function: r.numberOf(of), n: at },
  ]);
}

/** The first parameter of a Python method is the instance, or the class. */
function selfShape(r: Reading, of: number): Shape | undefined {
  if (r.language !== 'python') return undefined;
  const owner = kindOf(r.tree, r.tree.parent[of] ?? 0) === 'class-body' ? r.classAt(of) : -1;
  if (owner < 0) return undefined;
  const words = decoratorNames(r, of);
  if (words.includes('staticmethod')) return undefined;
  const name = symbolOf(r.tree, childIn(r.tree, of, 'name'));
  const isClass = words.includes('classmethod') || name === '__new__' || name === '__init_subclass__';
  return { is: isClass ? 'own-class' : 'this', class: owner };
}

/** The written names of the decorators of a node. */
export function decoratorNames(r: Reading, node: number): readonly string[] {
  return childrenOf(r.tree, node)
    .filter((child) => kindOf(r.tree, child) === 'decorator')
    .map((child) => decoratorName(r, child));
}

/** The written name of a decorator: `app.route`, `Injectable`. */
export function decoratorName(r: Reading, decorator: number): string {
  const { tree } = r;
  const value = childIn(tree, decorator, 'value');
  if (value < 0) return symbolOf(tree, decorator);
  const callee = kindOf(tree, value) === 'call' ? childIn(tree, value, 'callee') : value;
  return tree.text.slice(tree.start[callee] ?? 0, tree.end[callee] ?? 0).replace(/^@/u, '');
}

/** The text of `@Qualifier("x")` and its like. */
export function qualifierOf(r: Reading, node: number): string | undefined {
  return decoratorText(r, node, (name) => name === 'Qualifier' || name === 'Named' || name === 'Resource');
}

/** `@Inject(TOKEN)`: the token as text. */
function injected(r: Reading, node: number): Shape | undefined {
  if (r.language !== 'ecmascript') return undefined;
  const token = decoratorText(r, node, (name) => name === 'Inject');
  return token === undefined ? undefined : { is: 'injected', token };
}

function decoratorText(r: Reading, node: number, wanted: (name: string) => boolean): string | undefined {
  const decorator = childrenOf(r.tree, node).find(
    (child) => kindOf(r.tree, child) === 'decorator' && wanted(decoratorName(r, child)),
  );
  const value = decorator === undefined ? -1 : childIn(r.tree, decorator, 'value');
  const first = value < 0 ? undefined : r.args(value)[0];
  return first === undefined ? undefined : tokenText(r, first);
}

/** A token by its text, or by the name it is kept under. */
export function tokenText(r: Reading, node: number): string | undefined {
  const { tree } = r;
  if (kindOf(tree, node) === 'keyword-argument') return tokenText(r, childIn(tree, node, 'value'));
  return r.text(node) ?? (kindOf(tree, node) === 'identifier' ? symbolOf(tree, node) : undefined);
}

/** The argument of a function that is called where it is written. */
function immediate(r: Reading, of: number, at: number): Shape | undefined {
  const call = r.tree.parent[of] ?? 0;
  if (kindOf(r.tree, call) !== 'call' || roleOf(r.tree, of) !== 'callee') return undefined;
  const argument = r.args(call)[at];
  return argument === undefined ? undefined : shapeOf(r, argument);
}
