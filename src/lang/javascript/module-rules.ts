import type { Role } from '../tree/kinds.ts';
import type { Leaf, NodeOf, Rules, SyntaxNode } from './estree.ts';
import type { Lowering } from './lowering.ts';
import { addModifier, startOf } from './modifiers.ts';
import { find } from './places.ts';

/** Imports and exports of modules. */
export const moduleRules: Rules<
  | 'ImportDeclaration'
  | 'ImportSpecifier'
  | 'ImportDefaultSpecifier'
  | 'ImportNamespaceSpecifier'
  | 'ImportAttribute'
  | 'ExportNamedDeclaration'
  | 'ExportDefaultDeclaration'
  | 'ExportAllDeclaration'
  | 'ExportSpecifier'
  | 'TSImportEqualsDeclaration'
  | 'TSExternalModuleReference'
  | 'TSExportAssignment'
  | 'TSNamespaceExportDeclaration'
  | 'Item'
> = {
  ImportDeclaration(to, node, role) {
    to.open('import', role, node, node.source.value);
    const before = node.specifiers[0]?.start ?? node.source.start;
    if (node.importKind === 'type') addModifier(to, 'type', node.start, before);
    if (node.phase !== null) addModifier(to, node.phase, node.start, before);
    to.children(node.specifiers, 'none');
    to.child(node.source, 'source');
    to.children(node.attributes, 'none');
  },
  ImportSpecifier(to, node, role) {
    lowerSpecifier(to, node, role, [node.imported, node.local]);
  },
  ImportDefaultSpecifier(to, node, role) {
    to.open('import-item', role, node);
    to.child(word('default', node.start, node.start), 'name');
    to.child(node.local, 'alias');
  },
  ImportNamespaceSpecifier(to, node, role) {
    to.open('import-item', role, node);
    to.child(word('*', node.start, node.start + 1), 'name');
    to.child(node.local, 'alias');
  },
  ImportAttribute(to, node, role) {
    to.open('attribute', role, node);
    to.child(node.key, 'name');
    to.child(node.value, 'value');
  },
  ExportNamedDeclaration(to, node, role) {
    const { declaration, source } = node;
    to.openAt({
      kind: 'export',
      role,
      start: exportStart(node),
      end: node.end,
      grammar: node.type,
      symbol: source?.value,
    });
    const before = node.specifiers[0]?.start ?? source?.start ?? declaration?.start ?? node.end;
    if (node.exportKind === 'type' && declaration === null) addModifier(to, 'type', node.start, before);
    to.child(declaration, 'value');
    to.children(node.specifiers, 'none');
    to.child(source, 'source');
    to.children(node.attributes, 'none');
  },
  ExportDefaultDeclaration(to, node, role) {
    to.openAt({ kind: 'export', role, start: exportStart(node), end: node.end, grammar: node.type });
    addModifier(to, 'default', node.start, node.declaration.start);
    to.child(node.declaration, 'value');
  },
  ExportAllDeclaration(to, node, role) {
    const star = find(to.text, '*', node.start, node.source.start);
    const start = star < 0 ? node.start : star;
    const end = node.exported?.end ?? start + 1;
    to.open('export', role, node, node.source.value);
    if (node.exportKind === 'type') addModifier(to, 'type', node.start, start);
    to.child(
      {
        type: 'Item',
        grammar: 'ExportAllSpecifier',
        start,
        end,
        name: word('*', start, start + 1),
        alias: node.exported,
      },
      'none',
    );
    to.child(node.source, 'source');
    to.children(node.attributes, 'none');
  },
  ExportSpecifier(to, node, role) {
    lowerSpecifier(to, node, role, [node.local, node.exported]);
  },
  TSImportEqualsDeclaration: lowerImportEquals,
  TSExternalModuleReference(to, node, role) {
    to.child(node.expression, role);
  },
  TSExportAssignment(to, node, role) {
    to.open('export', role, node);
    to.child(node.expression, 'value');
  },
  TSNamespaceExportDeclaration(to, node, role) {
    to.open('export', role, node);
    to.child(node.id, 'name');
  },
  Item(to, node, role) {
    to.openAt({ kind: 'import-item', role, start: node.start, end: node.end, grammar: node.grammar });
    to.child(node.name, 'name');
    to.child(node.alias, 'alias');
  },
};

type Specifier = NodeOf<'ImportSpecifier' | 'ExportSpecifier'>;

/** The second name is an alias only where it is written. */
function lowerSpecifier(
  to: Lowering,
  node: Specifier,
  role: Role,
  [name, alias]: readonly [SyntaxNode, SyntaxNode],
): void {
  const kind = node.type === 'ImportSpecifier' ? node.importKind : node.exportKind;
  to.open('import-item', role, node);
  if (kind === 'type') addModifier(to, 'type', node.start, name.start);
  to.child(name, 'name');
  if (alias.start !== name.start) to.child(alias, 'alias');
}

function word(symbol: string, start: number, end: number): Leaf {
  return { type: 'Leaf', kind: 'identifier', grammar: 'Word', start, end, symbol };
}

/** Decorators may stand before `export`. */
function exportStart(node: NodeOf<'ExportNamedDeclaration' | 'ExportDefaultDeclaration'>): number {
  return node.declaration === null ? node.start : Math.min(node.start, startOf(node.declaration));
}

/** `import a = require('b')` imports all of b as a; `import a = b.c` is a variable. */
function lowerImportEquals(to: Lowering, node: NodeOf<'TSImportEqualsDeclaration'>, role: Role): void {
  const { id, moduleReference: from } = node;
  if (from.type !== 'TSExternalModuleReference') {
    to.open('variable', role, node);
    to.child(id, 'name');
    to.child(from, 'value');
    return;
  }
  const { start, end } = id;
  to.open('import', role, node, from.expression.value);
  if (node.importKind === 'type') addModifier(to, 'type', node.start, start);
  to.child(
    { type: 'Item', grammar: 'ImportEqualsSpecifier', start, end, name: word('*', start, start), alias: id },
    'none',
  );
  to.child(from.expression, 'source');
}
