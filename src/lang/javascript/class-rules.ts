import type { Role } from '../tree/kinds.ts';
import type { NodeOf, Rules, SyntaxNode } from './estree.ts';
import { addSignature } from './function-rules.ts';
import { keyOf } from './literal-rules.ts';
import type { Lowering } from './lowering.ts';
import { addModifier, addModifiers, decoratorsOf, startOf } from './modifiers.ts';

type Method = NodeOf<'MethodDefinition' | 'TSAbstractMethodDefinition'>;
type Field = NodeOf<
  'PropertyDefinition' | 'TSAbstractPropertyDefinition' | 'AccessorProperty' | 'TSAbstractAccessorProperty'
>;

/** Classes and their members. */
export const classRules: Rules<
  | 'ClassDeclaration'
  | 'ClassExpression'
  | 'ClassBody'
  | 'StaticBlock'
  | 'TSClassImplements'
  | Method['type']
  | Field['type']
> = {
  ClassDeclaration: lowerClass,
  ClassExpression: lowerClass,
  ClassBody(to, node, role) {
    to.open('class-body', role, node);
    to.children(node.body, 'none');
  },
  StaticBlock(to, node, role) {
    to.open('block', role, node);
    addModifier(to, 'static', node.start, node.body[0]?.start ?? node.end);
    to.children(node.body, 'none');
  },
  TSClassImplements(to, node, role) {
    to.open('type', role, node, to.text.slice(node.expression.start, node.expression.end));
    to.child(node.typeArguments, 'arguments');
  },
  MethodDefinition: lowerMethod,
  TSAbstractMethodDefinition: lowerMethod,
  PropertyDefinition: lowerField,
  TSAbstractPropertyDefinition: lowerField,
  AccessorProperty: lowerField,
  TSAbstractAccessorProperty: lowerField,
};

function lowerClass(to: Lowering, node: NodeOf<'ClassDeclaration' | 'ClassExpression'>, role: Role): void {
  to.openAt({ kind: 'class', role, start: startOf(node), end: node.end, grammar: node.type });
  to.children(node.decorators, 'decorator');
  const before = node.id?.start ?? node.superClass?.start ?? node.body.start;
  const words = [node.declare === true ? 'declare' : '', node.abstract === true ? 'abstract' : ''];
  addModifiers(to, words.filter(Boolean), node, before);
  to.child(node.id, 'name');
  to.child(node.typeParameters, 'none');
  to.child(node.superClass, 'superclass');
  to.child(node.superTypeArguments, 'type');
  to.children(node.implements ?? [], 'superclass');
  to.child(node.body, 'body');
}

function lowerMethod(to: Lowering, node: Method, role: Role): void {
  const { value } = node;
  to.openAt({ kind: 'function', role, start: startOf(node), end: node.end, grammar: node.type });
  to.children(decoratorsOf(node), 'decorator');
  addModifiers(to, [...memberWords(node), ...methodWords(node)], node, node.key.start);
  to.child(keyOf(node), 'name');
  addSignature(to, value);
  to.child(value.body, 'body');
}

function lowerField(to: Lowering, node: Field, role: Role): void {
  to.openAt({ kind: 'field', role, start: startOf(node), end: node.end, grammar: node.type });
  to.children(decoratorsOf(node), 'decorator');
  addModifiers(to, memberWords(node), node, node.key.start);
  to.child(keyOf(node), 'name');
  to.child(node.typeAnnotation, 'type');
  to.child(node.value, 'value');
}

function memberWords(node: Method | Field): readonly string[] {
  const words: string[] = [];
  if ('declare' in node && node.declare === true) words.push('declare');
  if (node.accessibility !== null && node.accessibility !== undefined) words.push(node.accessibility);
  if (node.static) words.push('static');
  if (node.type.startsWith('TSAbstract')) words.push('abstract');
  if (node.override === true) words.push('override');
  if ('readonly' in node && node.readonly === true) words.push('readonly');
  if (node.type.endsWith('AccessorProperty')) words.push('accessor');
  return words;
}

function methodWords({ kind, value }: Method): readonly string[] {
  const words: string[] = [];
  if (kind === 'get' || kind === 'set') words.push(kind);
  if (value.async) words.push('async');
  if (value.generator) words.push('*');
  return words;
}

/** A member of an interface or object type: a field, or a function without a body. */
export function lowerSignature(
  to: Lowering,
  node: NodeOf<'TSMethodSignature' | 'TSCallSignatureDeclaration' | 'TSConstructSignatureDeclaration'>,
  role: Role,
): void {
  to.open('function', role, node);
  const key: SyntaxNode | undefined = node.type === 'TSMethodSignature' ? keyOf(node) : undefined;
  if (node.type === 'TSMethodSignature' && node.kind !== 'method')
    addModifier(to, node.kind, node.start, node.key.start);
  if (node.type === 'TSConstructSignatureDeclaration')
    addModifier(to, 'new', node.start, node.params[0]?.start ?? node.end);
  to.child(key, 'name');
  addSignature(to, key === undefined ? node : { ...node, id: key });
}
