import type { NodeOf, Rules, SyntaxNode } from './estree.ts';
import { lowerSignature } from './class-rules.ts';
import { keyOf } from './literal-rules.ts';
import { addModifier } from './modifiers.ts';

/** Declarations that only TypeScript has. An interface is a class whose grammar name says what it is, and so is an enum. */
export const declarationRules: Rules<
  | 'Program'
  | 'Hashbang'
  | 'TSInterfaceDeclaration'
  | 'TSInterfaceBody'
  | 'TSInterfaceHeritage'
  | 'TSPropertySignature'
  | 'TSIndexSignature'
  | 'TSMethodSignature'
  | 'TSCallSignatureDeclaration'
  | 'TSConstructSignatureDeclaration'
  | 'TSTypeAliasDeclaration'
  | 'TSEnumDeclaration'
  | 'TSEnumBody'
  | 'TSEnumMember'
  | 'TSModuleDeclaration'
  | 'TSModuleBlock'
> = {
  Program(to, node, role) {
    to.children(node.body, role);
  },
  Hashbang() {
    // A comment.
  },
  TSInterfaceDeclaration(to, node, role) {
    to.open('class', role, node);
    if (node.declare) addModifier(to, 'declare', node.start, node.id.start);
    to.child(node.id, 'name');
    to.child(node.typeParameters, 'none');
    to.children(node.extends, 'superclass');
    to.child(node.body, 'body');
  },
  TSInterfaceBody(to, node, role) {
    to.open('class-body', role, node);
    to.children(node.body, 'none');
  },
  TSInterfaceHeritage(to, node, role) {
    to.open('type', role, node, to.text.slice(node.expression.start, node.expression.end));
    to.child(node.typeArguments, 'arguments');
  },
  TSPropertySignature(to, node, role) {
    to.open('field', role, node);
    if (node.readonly) addModifier(to, 'readonly', node.start, node.key.start);
    to.child(keyOf(node), 'name');
    to.child(node.typeAnnotation, 'type');
  },
  TSIndexSignature(to, node, role) {
    to.open('field', role, node);
    for (const word of indexWords(node))
      addModifier(to, word, node.start, node.parameters[0]?.start ?? node.end);
    const parameters = node.parameters.map((name): SyntaxNode => ({
      type: 'Parameter',
      start: name.start,
      end: name.end,
      node: name,
    }));
    to.children(parameters, 'name');
    to.child(node.typeAnnotation, 'type');
  },
  TSMethodSignature: lowerSignature,
  TSCallSignatureDeclaration: lowerSignature,
  TSConstructSignatureDeclaration: lowerSignature,
  TSTypeAliasDeclaration(to, node, role) {
    to.open('type', role, node, node.id.name);
    if (node.declare) addModifier(to, 'declare', node.start, node.id.start);
    to.child(node.id, 'name');
    to.child(node.typeParameters, 'none');
    to.child(node.typeAnnotation, 'value');
  },
  TSEnumDeclaration(to, node, role) {
    to.open('class', role, node);
    if (node.declare) addModifier(to, 'declare', node.start, node.id.start);
    if (node.const) addModifier(to, 'const', node.start, node.id.start);
    to.child(node.id, 'name');
    to.child(node.body, 'body');
  },
  TSEnumBody(to, node, role) {
    to.open('class-body', role, node);
    to.children(node.members, 'none');
  },
  TSEnumMember(to, node, role) {
    to.open('enum-member', role, node);
    to.child(node.id, 'name');
    to.child(node.initializer, 'value');
  },
  TSModuleDeclaration(to, node, role) {
    to.open('package', role, node, to.text.slice(node.id.start, node.id.end));
    if (node.declare) addModifier(to, 'declare', node.start, node.id.start);
    to.child(node.id, 'name');
    to.child(node.body, 'body');
  },
  TSModuleBlock(to, node, role) {
    to.open('block', role, node);
    to.children(node.body, 'none');
  },
};

function indexWords(node: NodeOf<'TSIndexSignature'>): readonly string[] {
  return [node.static ? 'static' : '', node.readonly ? 'readonly' : ''].filter(Boolean);
}
