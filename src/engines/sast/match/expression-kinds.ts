import type { FlatTree } from '../../../lang/index.ts';
import { kindNumber, roleNumber } from './pattern.ts';

const noExpressions: ReadonlySet<number> = new Set([
  kindNumber.module,
  kindNumber.block,
  kindNumber['class-body'],
  kindNumber.parameters,
  kindNumber.parameter,
  kindNumber.arguments,
  kindNumber.modifier,
  kindNumber.decorator,
  kindNumber['import-item'],
  kindNumber.import,
  kindNumber['string-part'],
  kindNumber.interpolation,
  kindNumber.pair,
  kindNumber['keyword-argument'],
  kindNumber['expression-statement'],
  kindNumber.function,
  kindNumber.class,
  kindNumber.field,
  kindNumber.if,
  kindNumber.for,
  kindNumber['for-each'],
  kindNumber.while,
  kindNumber['do-while'],
  kindNumber.try,
  kindNumber.catch,
  kindNumber.finally,
  kindNumber.switch,
  kindNumber.case,
  kindNumber['default-case'],
  kindNumber.return,
  kindNumber.throw,
  kindNumber.variable,
  kindNumber.pass,
  kindNumber.break,
  kindNumber.continue,
  kindNumber.with,
  kindNumber.assert,
  kindNumber.delete,
  kindNumber.global,
  kindNumber.package,
  kindNumber.export,
  kindNumber['type-parameters'],
  kindNumber.type,
  kindNumber['generic-type'],
  kindNumber.error,
]);
const nameRoles: ReadonlySet<number> = new Set([
  roleNumber.name,
  roleNumber.property,
  roleNumber.alias,
  roleNumber.source,
]);

/** Names of things and of members are no expressions; the names of variables only when they are patterns of them. */
export function isExpression(tree: FlatTree, node: number): boolean {
  const [kind, role] = [tree.kind[node] ?? 0, tree.role[node] ?? 0];
  if (noExpressions.has(kind)) return false;
  if (nameRoles.has(role)) return false;
  if (role !== roleNumber.key || kind !== kindNumber.identifier) return true;
  return tree.kind[tree.parent[node] ?? 0] !== kindNumber.pair;
}
