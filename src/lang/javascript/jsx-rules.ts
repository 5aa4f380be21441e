import type { Role } from '../tree/kinds.ts';
import type { NodeOf, Rules, SyntaxNode } from './estree.ts';
import type { Lowering } from './lowering.ts';

/** Markup inside the program. */
export const jsxRules: Rules<
  | 'JSXElement'
  | 'JSXFragment'
  | 'JSXOpeningElement'
  | 'JSXClosingElement'
  | 'JSXOpeningFragment'
  | 'JSXClosingFragment'
  | 'JSXNamespacedName'
  | 'JSXMemberExpression'
  | 'JSXExpressionContainer'
  | 'JSXEmptyExpression'
  | 'JSXAttribute'
  | 'JSXSpreadAttribute'
  | 'JSXIdentifier'
  | 'JSXSpreadChild'
  | 'JSXText'
> = {
  JSXElement(to, node, role) {
    const { name, typeArguments, attributes } = node.openingElement;
    to.open('element', role, node, to.text.slice(name.start, name.end));
    to.child(name, 'tag');
    to.child(typeArguments, 'type');
    to.children(attributes, 'none');
    addContent(to, node.children);
  },
  JSXFragment(to, node, role) {
    to.open('element', role, node);
    addContent(to, node.children);
  },
  JSXOpeningElement: leaveOut,
  JSXClosingElement: leaveOut,
  JSXOpeningFragment: leaveOut,
  JSXClosingFragment: leaveOut,
  JSXEmptyExpression: leaveOut,
  JSXNamespacedName(to, node, role) {
    to.open('identifier', role, node, `${node.namespace.name}:${node.name.name}`);
  },
  JSXMemberExpression(to, node, role) {
    to.open('member', role, node);
    to.child(node.object, 'object');
    to.child(node.property, 'property');
  },
  JSXExpressionContainer(to, node, role) {
    to.open('interpolation', role, node);
    to.child(node.expression, 'value');
  },
  JSXAttribute: lowerAttribute,
  JSXSpreadAttribute(to, node, role) {
    to.open('spread', role, node);
    to.child(node.argument, 'value');
  },
  JSXIdentifier(to, node, role) {
    to.open('identifier', role, node, node.name);
  },
  JSXSpreadChild(to, node, role) {
    to.open('spread', role, node);
    to.child(node.expression, 'value');
  },
  JSXText(to, node, role) {
    to.open('text', role, node, node.value);
  },
};

function leaveOut(): void {
  // Its parts are met through the element.
}

/** `a={b}` has the value b as `a="b"` has the value "b": the braces say nothing more. */
function lowerAttribute(to: Lowering, node: NodeOf<'JSXAttribute'>, role: Role): void {
  to.open('attribute', role, node);
  to.child(node.name, 'name');
  to.child(node.value?.type === 'JSXExpressionContainer' ? node.value.expression : node.value, 'value');
}

/** Blank text with a line end in it is layout; an empty `{}` is a comment. */
function addContent(to: Lowering, children: readonly SyntaxNode[]): void {
  for (const child of children) {
    if (child.type === 'JSXText' && /^\s*$/.test(child.value) && /[\r\n]/.test(child.value)) continue;
    if (child.type === 'JSXExpressionContainer' && child.expression.type === 'JSXEmptyExpression') continue;
    to.child(child, 'none');
  }
}
