import { childIn, childrenOf, kindOf, roleOf, symbolOf, textOf, type FlatTree } from '../../../lang/index.ts';

/** Decorators and bases that make a constructor of the fields of a class of Python, by their last name. */
const decorators: ReadonlySet<string> = new Set(['dataclass', 'define', 'frozen', 'mutable', 'attrs']);
const bases: ReadonlySet<string> = new Set(['NamedTuple', 'BaseModel', 'Struct']);

/**
 * The declarations of the fields that a class's constructor takes although nobody wrote it, in their order: those with
 * a type. None for other classes, and for those with bases that may have fields of their own.
 */
export function dataclassFields(tree: FlatTree, node: number): readonly number[] {
  if (node < 0 || kindOf(tree, node) !== 'class' || !hasMadeConstructor(tree, node)) return [];
  return childrenOf(tree, childIn(tree, node, 'body')).flatMap((statement) => {
    const field = childIn(tree, statement, 'value');
    if (field < 0 || kindOf(tree, statement) !== 'expression-statement') return [];
    const kind = kindOf(tree, field);
    const type = childIn(tree, field, 'type');
    const isField = (kind === 'variable' || kind === 'assign') && type >= 0;
    return isField && !textOf(tree, type).includes('ClassVar') ? [field] : [];
  });
}

function hasMadeConstructor(tree: FlatTree, node: number): boolean {
  const parts = childrenOf(tree, node);
  const above = parts.filter(
    (one) => roleOf(tree, one) === 'superclass' && kindOf(tree, one) !== 'keyword-argument',
  );
  if (above.length > 0) return above.every((one) => bases.has(lastName(tree, one)));
  return parts.some(
    (one) => roleOf(tree, one) === 'decorator' && decorators.has(lastName(tree, childIn(tree, one, 'value'))),
  );
}

/** `dataclass` of `dataclass`, `dataclasses.dataclass` and `dataclass(frozen=True)`. */
function lastName(tree: FlatTree, node: number): string {
  if (node < 0) return '';
  const kind = kindOf(tree, node);
  if (kind === 'call') return lastName(tree, childIn(tree, node, 'callee'));
  return symbolOf(tree, kind === 'member' ? childIn(tree, node, 'property') : node);
}
