import { childIn, childrenOf, kindOf, roleOf, symbolOf, type FlatTree } from '../../tree/flat-tree.ts';
import { kinds } from '../../tree/kinds.ts';

/** Which functions and classes a file has, and which of them each node is in. */
export interface Outline {
  /** Nodes of the functions; number 0 is the module. */
  readonly functions: readonly number[];
  /** Nodes of the classes: `class` nodes, and the bodies of classes without a name. */
  readonly classes: readonly number[];
  /** By node of a function or class. */
  readonly numbers: ReadonlyMap<number, number>;
  /** By node: the function around it; its own decorators are outside of a function. */
  readonly functionAt: Int32Array;
  /** By node: the class around it, or -1. */
  readonly classAt: Int32Array;
}

const functionKind = kinds.indexOf('function');
const lambdaKind = kinds.indexOf('lambda');
const classKind = kinds.indexOf('class');
const bodyKind = kinds.indexOf('class-body');
const decoratorKind = kinds.indexOf('decorator');

/** Numbers the functions and classes of a file in the order of the text. */
export function outlineOf(tree: FlatTree): Outline {
  const functions = [0];
  const classes: number[] = [];
  const numbers = new Map<number, number>();
  const functionAt = new Int32Array(tree.count);
  const classAt = new Int32Array(tree.count).fill(-1);
  const receivers = receiverTypes(tree);
  for (let node = 1; node < tree.count; node++) {
    const parent = tree.parent[node] ?? 0;
    const around = tree.kind[parent];
    const own = numbers.get(parent);
    const inside = own !== undefined && (around === functionKind || around === lambdaKind);
    functionAt[node] = inside && tree.kind[node] !== decoratorKind ? own : (functionAt[parent] ?? 0);
    classAt[node] =
      own !== undefined && (around === classKind || around === bodyKind) ? own : (classAt[parent] ?? -1);
    const kind = tree.kind[node];
    if (kind === functionKind || kind === lambdaKind) numbers.set(node, functions.push(node) - 1);
    else if (
      kind === classKind ||
      (kind === bodyKind && around !== classKind) ||
      isNamedType(tree, node, receivers)
    )
      numbers.set(node, classes.push(node) - 1);
  }
  return { functions, classes, numbers, functionAt, classAt };
}

/** Types of Go that functions of the file are methods of. */
function receiverTypes(tree: FlatTree): ReadonlySet<string> {
  const found = new Set<string>();
  if (tree.language !== 'go') return found;
  for (let node = 1; node < tree.count; node++) {
    const receiver = kindOf(tree, node) === 'function' ? childIn(tree, node, 'receiver') : -1;
    if (receiver >= 0) found.add(symbolOf(tree, childIn(tree, receiver, 'type')).replace(/^\*/, ''));
  }
  return found;
}

/** `type Name string` of Go makes a type that may have methods; `type Name = string` and function types without any are others. */
function isNamedType(tree: FlatTree, node: number, receivers: ReadonlySet<string>): boolean {
  if (tree.language !== 'go' || kindOf(tree, node) !== 'other' || symbolOf(tree, node) !== 'type')
    return false;
  if (tree.symbols.text(tree.grammarKind[node] ?? 0) !== 'type_spec') return false;
  if (receivers.has(symbolOf(tree, childIn(tree, node, 'name')))) return true;
  return !symbolOf(tree, childIn(tree, node, 'type')).startsWith('func');
}

/** The node with the members of a class. */
export function bodyOf(tree: FlatTree, classNode: number): number {
  return kindOf(tree, classNode) === 'class-body' ? classNode : childIn(tree, classNode, 'body');
}

/** The class that a function is a member of, or -1. */
export function ownerOf(tree: FlatTree, outline: Outline, functionNode: number): number {
  if (kindOf(tree, functionNode) !== 'function') return -1;
  const parent = tree.parent[functionNode] ?? 0;
  return kindOf(tree, parent) === 'class-body' ? (outline.classAt[functionNode] ?? -1) : -1;
}

/** Full names of all functions and classes: their own, with those of what is around them. */
export class OutlineNames {
  readonly #tree: FlatTree;
  readonly #outline: Outline;
  readonly #known = new Map<number, string>();

  constructor(tree: FlatTree, outline: Outline) {
    this.#tree = tree;
    this.#outline = outline;
  }

  /** The full name of a function or class by its node. */
  of(node: number): string {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    const around = this.#around(node);
    const own = ownName(this.#tree, node);
    const name = around === undefined ? own : `${around}.${own}`;
    this.#known.set(node, name);
    return name;
  }

  #around(node: number): string | undefined {
    const tree = this.#tree;
    const receiver = childIn(tree, node, 'receiver');
    if (receiver >= 0 && kindOf(tree, node) === 'function') return receiverType(tree, receiver);
    for (let at = tree.parent[node] ?? 0; at !== 0; at = tree.parent[at] ?? 0)
      if (this.#outline.numbers.has(at)) return this.of(at);
    return undefined;
  }
}

/** The name of the type in `func (s *T[K]) …`. */
export function receiverType(tree: FlatTree, receiver: number): string {
  const end = tree.last[receiver] ?? receiver;
  for (let node = end; node > receiver; node--) {
    const text = symbolOf(tree, node);
    if (kindOf(tree, node) !== 'type' || !/^\w+$/u.test(text)) continue;
    const parent = kindOf(tree, tree.parent[node] ?? 0);
    if (parent !== 'arguments') return text;
  }
  return '';
}

function ownName(tree: FlatTree, node: number): string {
  const name = childIn(tree, node, 'name');
  if (name >= 0 && (kindOf(tree, name) === 'identifier' || kindOf(tree, name) === 'string'))
    return symbolOf(tree, name) || '<anonymous>';
  return placeName(tree, node) ?? '<anonymous>';
}

/** What a function or class without a name is set to. */
function placeName(tree: FlatTree, node: number): string | undefined {
  const parent = tree.parent[node] ?? 0;
  switch (kindOf(tree, parent)) {
    case 'variable':
    case 'field':
    case 'keyword-argument':
      return nameText(tree, childIn(tree, parent, 'name'));
    case 'pair':
      return nameText(tree, childIn(tree, parent, 'key'));
    case 'assign':
      return roleOf(tree, node) === 'right' ? nameText(tree, childIn(tree, parent, 'left')) : undefined;
    case 'export':
      return 'default';
    default:
      return undefined;
  }
}

/** `exports.x` is x, `A.prototype.x` is A.x. */
function nameText(tree: FlatTree, node: number): string | undefined {
  if (node < 0) return undefined;
  const kind = kindOf(tree, node);
  if (kind === 'identifier' || kind === 'string') return symbolOf(tree, node) || undefined;
  if (kind !== 'member') return undefined;
  const [object = -1, property = -1] = childrenOf(tree, node);
  const own = symbolOf(tree, property);
  if (kindOf(tree, object) === 'member' && symbolOf(tree, childIn(tree, object, 'property')) === 'prototype')
    return `${symbolOf(tree, childIn(tree, object, 'object'))}.${own}`;
  return own;
}
