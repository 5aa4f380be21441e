import { childIn, childrenOf, kindOf, roleOf, symbolOf, type Role } from '../../../lang/index.ts';
import type { Matching, Then } from './matching.ts';
import { kindNumber, partOf, partsOf, type PatternNode } from './pattern.ts';

/** `left = right`, also against a declaration with a value, and against each pair of `a, b = 1, 2`. */
export function matchAssign(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const kind = kindOf(tree, node);
  if (kind === 'assign') {
    matchPair(
      m,
      pattern,
      {
        left: childIn(tree, node, 'left'),
        right: childIn(tree, node, 'right'),
        type: childIn(tree, node, 'type'),
      },
      then,
    );
    matchEach(m, pattern, node, then);
    return;
  }
  if (kind === 'pair' && (tree.language === 'csharp' || m.options.fieldIsAssignment)) {
    // What an initializer sets; on request, what any object holds.
    matchPair(
      m,
      pattern,
      { left: childIn(tree, node, 'key'), right: childIn(tree, node, 'value'), type: -1 },
      then,
    );
    return;
  }
  if (kind !== 'variable' && kind !== 'field') return;
  // `with a as b` names what `a` hands out, which is not `a`.
  if (tree.language === 'python' && kindOf(tree, tree.parent[node] ?? 0) === 'with') return;
  const several =
    tree.language === 'go' &&
    kindOf(tree, childIn(tree, node, 'name')) === 'tuple' &&
    symbolOf(tree, node) !== ':=';
  if (!m.options.variableIsAssignment || several) return;
  matchPair(
    m,
    pattern,
    {
      left: childIn(tree, node, 'name'),
      right: childIn(tree, node, 'value'),
      type: childIn(tree, node, 'type'),
    },
    then,
  );
}

interface Pair {
  readonly left: number;
  readonly right: number;
  readonly type: number;
}

function matchPair(m: Matching, pattern: PatternNode, { left, right, type }: Pair, then: Then): void {
  const [leftPattern, rightPattern, typePattern] = [
    partOf(pattern, 'left'),
    partOf(pattern, 'right'),
    partOf(pattern, 'type'),
  ];
  if (leftPattern === undefined || rightPattern === undefined || left < 0 || right < 0) return;
  const { expression } = m.parts;
  const rest = (): void => {
    if (typePattern === undefined) expression(m, rightPattern, right, then);
    else if (type >= 0) expression(m, typePattern, type, () => expression(m, rightPattern, right, then));
  };
  expression(m, leftPattern, left, rest);
}

function matchEach(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const [left, right] = [childIn(tree, node, 'left'), childIn(tree, node, 'right')];
  if (kindOf(tree, left) !== 'tuple' || kindOf(tree, right) !== 'tuple') return;
  const [names, values] = [childrenOf(tree, left), childrenOf(tree, right)];
  if (names.length !== values.length) return;
  for (const [at, name] of names.entries())
    matchPair(m, pattern, { left: name, right: values[at] ?? -1, type: -1 }, then);
}

/** A declaration: name, type when the pattern has one, value, and the modifiers that it names. */
export function matchVariable(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const kind = tree.kind[node];
  const both = kind === kindNumber.variable || kind === kindNumber.field;
  if (!both) return;
  if (pattern.text === ':=' && symbolOf(tree, node) !== ':=') return;
  if (!partsOf(pattern, 'modifier').every((modifier) => hasModifier(m, modifier, node))) return;
  const roles: readonly Role[] = ['name', 'value', 'type'];
  const from = (at: number): void => {
    const role = roles[at];
    if (role === undefined) {
      matchDecorators(m, pattern, node, then);
      return;
    }
    const part = partOf(pattern, role);
    const child = childIn(tree, node, role);
    if (part === undefined) {
      if (child < 0 || role === 'type') from(at + 1);
    } else if (child >= 0) m.parts.expression(m, part, child, () => from(at + 1));
    else if (part.is === 'anything') from(at + 1);
  };
  from(0);
}

/** A modifier that the node has too; `var` also stands for `let` and `const`. */
export function hasModifier(m: Matching, modifier: PatternNode, node: number): boolean {
  const { tree } = m.subject;
  const modifiers = childrenOf(tree, node).filter((child) => roleOf(tree, child) === 'modifier');
  const words = new Set(modifiers.map((child) => symbolOf(tree, child)));
  if (words.has(modifier.text)) return true;
  return modifier.text === 'var' && m.options.letIsVar && (words.has('let') || words.has('const'));
}

/** Each decorator of the pattern against one of the node's. */
export function matchDecorators(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const wanted = partsOf(pattern, 'decorator');
  const given = childrenOf(tree, node).filter((child) => roleOf(tree, child) === 'decorator');
  const from = (at: number, left: readonly number[]): void => {
    const decorator = wanted[at];
    if (decorator === undefined) {
      then();
      return;
    }
    for (const child of left) {
      // Each costs as much as there are others.
      for (let cost = 0; cost < left.length; cost += 16) if (!m.step()) return;
      const rest = m.options.decoratorsInOrder
        ? left.slice(left.indexOf(child) + 1)
        : left.filter((one) => one !== child);
      m.parts.expression(m, decorator, child, () => from(at + 1, rest));
    }
  };
  from(0, given);
}
