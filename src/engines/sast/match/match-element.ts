import { childIn, childrenOf, kindOf, roleOf } from '../../../lang/index.ts';
import { matchAnyOrder, matchInOrder } from './match-list.ts';
import type { Matching, Then } from './matching.ts';
import { isKind, kindNumber, partOf, type PatternNode } from './pattern.ts';

/** An element of markup: its name, the attributes that the pattern names in any order, and its children. */
export function matchElement(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  if (tree.kind[node] !== kindNumber.element) return;
  const at = tree.start[node] ?? 0;
  const children = childrenOf(tree, node);
  const inner = pattern.children.filter((child) => !isTag(child) && !isAttribute(child));
  const attributes = pattern.children.filter(isAttribute);
  const given = children.filter((child) => isAttributeKind(kindOf(tree, child)));
  const content = children.filter(
    (child) => roleOf(tree, child) !== 'tag' && !isAttributeKind(kindOf(tree, child)),
  );
  const matchContent = (): void => {
    // `<a />` also stands for an element with children.
    if (inner.length === 0) then();
    else matchInOrder(m, { patterns: inner, nodes: content, at }, then);
  };
  const matchAttributes = (): void =>
    matchAnyOrder(m, { patterns: attributes, nodes: given, at, rest: m.options.anyAttributes }, matchContent);
  const [tag, tagNode] = [partOf(pattern, 'tag'), childIn(tree, node, 'tag')];
  if (tag === undefined) matchAttributes();
  else if (tagNode >= 0) m.parts.expression(m, tag, tagNode, matchAttributes);
}

/** One attribute; without a value in the pattern, with any. */
export function matchAttribute(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  if (tree.kind[node] !== kindNumber.attribute) return;
  const [name, value] = [partOf(pattern, 'name'), partOf(pattern, 'value')];
  const [nameNode, valueNode] = [childIn(tree, node, 'name'), childIn(tree, node, 'value')];
  if (name === undefined || nameNode < 0) return;
  m.parts.expression(m, name, nameNode, () => {
    if (value === undefined) {
      if (valueNode < 0) then();
    } else if (valueNode >= 0) m.parts.expression(m, value, valueNode, then);
  });
}

function isTag(child: PatternNode): boolean {
  return partOf({ ...child, children: [child] }, 'tag') !== undefined;
}

function isAttributeKind(kind: string): boolean {
  return kind === 'attribute' || kind === 'spread';
}

function isAttribute(child: PatternNode): boolean {
  return (
    isKind(child, 'attribute') ||
    isKind(child, 'spread') ||
    (child.is === 'anything' && child.kind === kindNumber.attribute)
  );
}
