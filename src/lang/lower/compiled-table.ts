import type { Kind, Role } from '../tree/kinds.ts';
import type { Grammar } from '../tree-sitter/grammar.ts';
import type { Hook, LanguageTable, NodeRule, SymbolSource } from './rules.ts';

/** What to do with a node of one grammar type. */
export type Action =
  | { readonly do: 'drop' }
  | { readonly do: 'unwrap' }
  | { readonly do: 'error' }
  | { readonly do: 'leaf'; readonly kind: Kind }
  | { readonly do: 'hook'; readonly hook: Hook; readonly kind: Kind | 'unknown' }
  | {
      readonly do: 'node';
      readonly kind: Kind;
      /** By number of the grammar's field: its children's role, or undefined to leave them out. */
      readonly roles: readonly (Role | undefined)[];
      readonly symbol: SymbolSource | undefined;
      readonly modifiers: ReadonlySet<string> | undefined;
    };

/** A language's table with the names of one grammar replaced by its numbers. */
export interface CompiledTable {
  readonly grammar: Grammar;
  /** By node type; undefined for tokens. */
  readonly actions: readonly (Action | undefined)[];
  readonly fieldNumbers: ReadonlyMap<string, number>;
  /** By node type, whether it must be put into an `expression-statement` when it stands in a block. */
  readonly bare: readonly boolean[];
}

const other: NodeRule = { kind: 'other' };

/** Resolves a table against a grammar. Rows for node types that the grammar does not have are without effect. */
export function compileTable(table: LanguageTable, grammar: Grammar): CompiledTable {
  const byName = new Map<string, Action>();
  for (const name of table.drop) byName.set(name, { do: 'drop' });
  for (const name of table.unwrap) byName.set(name, { do: 'unwrap' });
  for (const [name, kind] of Object.entries(table.leaves)) byName.set(name, { do: 'leaf', kind });
  for (const [name, rule] of Object.entries(table.nodes)) byName.set(name, nodeAction(rule, grammar));
  for (const [name, hook] of Object.entries(table.hooks)) {
    byName.set(name, { do: 'hook', hook, kind: table.hookKinds?.[name] ?? 'unknown' });
  }
  byName.set('ERROR', { do: 'error' });
  const fallback = nodeAction(other, grammar);
  const tokens = new Map<string, Action>(
    Object.entries(table.tokens ?? {}).map(([name, kind]) => [name, { do: 'leaf', kind }]),
  );
  const statements = new Set([...(table.statements ?? []), 'ERROR', ...table.drop]);
  const actionOf = (name: string, n: number): Action | undefined =>
    grammar.named[n] === 1 ? (byName.get(name) ?? fallback) : tokens.get(name);
  return {
    grammar,
    actions: grammar.types.map(actionOf),
    bare: grammar.types.map((name) => table.statements !== undefined && !statements.has(name)),
    fieldNumbers: new Map(grammar.fields.map((name, n) => [name, n])),
  };
}

function nodeAction(rule: NodeRule, grammar: Grammar): Action {
  const rest = rule.rest ?? 'none';
  const roleOfField = (name: string): Role | undefined => {
    // A grammar may call a field `constructor`, which every object seems to have.
    const role = rule.fields !== undefined && Object.hasOwn(rule.fields, name) ? rule.fields[name] : rest;
    return role ?? undefined;
  };
  return {
    do: 'node',
    kind: rule.kind,
    roles: grammar.fields.map(roleOfField),
    symbol: rule.symbol,
    modifiers: rule.modifiers === undefined ? undefined : new Set(rule.modifiers),
  };
}
