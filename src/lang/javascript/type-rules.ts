import type { Role } from '../tree/kinds.ts';
import type { NodeOf, Rule, Rules, SyntaxNode } from './estree.ts';
import { addSignature } from './function-rules.ts';
import { templateParts } from './literal-rules.ts';
import type { Lowering } from './lowering.ts';

/** Types, and expressions about them. What is not a simple name is a `type` node with its parts. */
export const typeRules: Rules<
  | 'TSTypeAnnotation'
  | 'TSTypeReference'
  | 'TSQualifiedName'
  | 'TSTypeParameterInstantiation'
  | 'TSTypeParameterDeclaration'
  | 'TSTypeParameter'
  | 'TSAnyKeyword'
  | 'TSBigIntKeyword'
  | 'TSBooleanKeyword'
  | 'TSIntrinsicKeyword'
  | 'TSNeverKeyword'
  | 'TSNullKeyword'
  | 'TSNumberKeyword'
  | 'TSObjectKeyword'
  | 'TSStringKeyword'
  | 'TSSymbolKeyword'
  | 'TSUndefinedKeyword'
  | 'TSUnknownKeyword'
  | 'TSVoidKeyword'
  | 'TSThisType'
  | 'TSJSDocUnknownType'
  | 'TSArrayType'
  | 'TSUnionType'
  | 'TSIntersectionType'
  | 'TSTypeOperator'
  | 'TSTupleType'
  | 'TSNamedTupleMember'
  | 'TSOptionalType'
  | 'TSRestType'
  | 'TSIndexedAccessType'
  | 'TSConditionalType'
  | 'TSInferType'
  | 'TSParenthesizedType'
  | 'TSFunctionType'
  | 'TSConstructorType'
  | 'TSTypeLiteral'
  | 'TSLiteralType'
  | 'TSTemplateLiteralType'
  | 'TSMappedType'
  | 'TSTypePredicate'
  | 'TSTypeQuery'
  | 'TSImportType'
  | 'TSJSDocNullableType'
  | 'TSJSDocNonNullableType'
  | 'TSAsExpression'
  | 'TSSatisfiesExpression'
  | 'TSTypeAssertion'
  | 'TSNonNullExpression'
  | 'TSInstantiationExpression'
> = {
  TSTypeAnnotation(to, node, role) {
    to.child(node.typeAnnotation, role);
  },
  TSTypeReference(to, node, role) {
    const { typeName, typeArguments } = node;
    if (typeArguments === null) {
      leaf(to, node, role);
      return;
    }
    to.open('generic-type', role, node);
    const { start, end } = typeName;
    const symbol = to.text.slice(start, end);
    to.child({ type: 'Leaf', kind: 'type', grammar: typeName.type, start, end, symbol }, 'name');
    to.child(typeArguments, 'arguments');
  },
  TSQualifiedName(to, node, role) {
    to.open('member', role, node);
    to.child(node.left, 'object');
    to.child(node.right, 'property');
  },
  TSTypeParameterInstantiation(to, node, role) {
    to.open('type-parameters', role, node);
    to.children(node.params, 'none');
  },
  TSTypeParameterDeclaration(to, node, role) {
    to.open('type-parameters', role, node);
    to.children(node.params, 'none');
  },
  TSTypeParameter(to, node, role) {
    to.open('type', role, node, node.name.name);
    to.child(node.name, 'name');
    to.child(node.constraint, 'type');
    to.child(node.default, 'default');
  },
  TSAnyKeyword: leaf,
  TSBigIntKeyword: leaf,
  TSBooleanKeyword: leaf,
  TSIntrinsicKeyword: leaf,
  TSNeverKeyword: leaf,
  TSNullKeyword: leaf,
  TSNumberKeyword: leaf,
  TSObjectKeyword: leaf,
  TSStringKeyword: leaf,
  TSSymbolKeyword: leaf,
  TSUndefinedKeyword: leaf,
  TSUnknownKeyword: leaf,
  TSVoidKeyword: leaf,
  TSThisType: leaf,
  TSJSDocUnknownType: leaf,
  TSArrayType: ofParts('[]', (node) => [node.elementType]),
  TSUnionType: ofParts('|', (node) => node.types),
  TSIntersectionType: ofParts('&', (node) => node.types),
  TSTypeOperator(to, node, role) {
    to.open('type', role, node, node.operator);
    to.child(node.typeAnnotation, 'none');
  },
  TSTupleType: ofParts('', (node) => node.elementTypes),
  TSNamedTupleMember(to, node, role) {
    to.open('type', role, node);
    to.child(node.label, 'name');
    to.child(node.elementType, 'type');
  },
  TSOptionalType: ofParts('?', (node) => [node.typeAnnotation]),
  TSRestType: ofParts('...', (node) => [node.typeAnnotation]),
  TSIndexedAccessType: ofParts('', (node) => [node.objectType, node.indexType]),
  TSConditionalType(to, node, role) {
    to.open('type', role, node);
    to.child(node.checkType, 'left');
    to.child(node.extendsType, 'right');
    to.child(node.trueType, 'then');
    to.child(node.falseType, 'else');
  },
  TSInferType: ofParts('infer', (node) => [node.typeParameter]),
  TSParenthesizedType(to, node, role) {
    to.child(node.typeAnnotation, role);
  },
  TSFunctionType(to, node, role) {
    to.open('type', role, node);
    addSignature(to, node);
  },
  TSConstructorType(to, node, role) {
    to.open('type', role, node);
    addSignature(to, node);
  },
  TSTypeLiteral: ofParts('', (node) => node.members),
  TSLiteralType: ofParts('', (node) => [node.literal]),
  TSTemplateLiteralType(to, node, role) {
    to.open('type', role, node);
    to.children(templateParts(to, node.quasis, node.types), 'none');
  },
  TSMappedType(to, node, role) {
    to.open('type', role, node);
    to.child(node.key, 'name');
    to.child(node.constraint, 'iterable');
    to.child(node.nameType, 'alias');
    to.child(node.typeAnnotation, 'type');
  },
  TSTypePredicate(to, node, role) {
    to.open('type', role, node, node.asserts ? 'asserts' : 'is');
    to.child(node.parameterName, 'name');
    to.child(node.typeAnnotation, 'type');
  },
  TSTypeQuery(to, node, role) {
    to.open('type', role, node, 'typeof');
    to.child(node.exprName, 'value');
    to.child(node.typeArguments, 'arguments');
  },
  TSImportType(to, node, role) {
    to.open('type', role, node, 'import');
    to.child(node.source, 'source');
    to.child(node.qualifier, 'name');
    to.child(node.typeArguments, 'arguments');
  },
  TSJSDocNullableType: ofParts('?', (node) => [node.typeAnnotation]),
  TSJSDocNonNullableType: ofParts('!', (node) => [node.typeAnnotation]),
  TSAsExpression: lowerCast,
  TSSatisfiesExpression: lowerCast,
  TSTypeAssertion(to, node, role) {
    to.open('cast', role, node);
    to.child(node.typeAnnotation, 'type');
    to.child(node.expression, 'value');
  },
  TSNonNullExpression(to, node, role) {
    to.child(node.expression, role);
  },
  TSInstantiationExpression(to, node, role) {
    to.child(node.expression, role);
  },
};

/** A type that is its text. */
function leaf(to: Lowering, node: SyntaxNode, role: Role): void {
  to.open('type', role, node, to.text.slice(node.start, node.end));
}

function ofParts<N extends SyntaxNode>(symbol: string, parts: (node: N) => readonly SyntaxNode[]): Rule<N> {
  return (to, node, role) => {
    to.open('type', role, node, symbol);
    to.children(parts(node), 'none');
  };
}

function lowerCast(to: Lowering, node: NodeOf<'TSAsExpression' | 'TSSatisfiesExpression'>, role: Role): void {
  to.open('cast', role, node);
  to.child(node.expression, 'value');
  to.child(node.typeAnnotation, 'type');
}
