import type { CallExpression, Expression } from '../../flow/index.ts';
import type { FileNames } from '../../names/index.ts';
import { childIn, kindOf, symbolOf, type FlatTree } from '../../tree/flat-tree.ts';
import { csharp } from './csharp.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { javascript } from './javascript.ts';
import type { Model, Models } from './model.ts';
import { php } from './php.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';

const byLanguage: Readonly<Record<string, Models>> = {
  csharp,
  go,
  java,
  javascript,
  kotlin: java,
  php,
  python,
  ruby,
  rust,
  scala: java,
  tsx: javascript,
  typescript: javascript,
};

/** What library calls of a file do: the function of a call's model. */
export function modelsOf(tree: FlatTree, names: FileNames): (call: CallExpression) => Model | undefined {
  const models = byLanguage[tree.language];
  if (models === undefined) return () => undefined;
  return (call) => {
    const found = functionModel(models, tree, names, call.callee) ?? methodModel(models, call);
    return found !== undefined && call.arguments.length >= (found.arguments ?? 0) ? found : undefined;
  };
}

/** Whether a method of the name belongs to a well-known type. */
export function isLibraryMethod(language: string, name: string): boolean {
  return byLanguage[language]?.methods.has(name) === true;
}

function methodModel({ methods }: Models, { callee, name, makes }: CallExpression): Model | undefined {
  return callee.op === 'field' && !makes ? methods.get(name) : undefined;
}

/** By the full name through imports, or as it is written when the file does not define it. */
function functionModel(
  { functions }: Models,
  tree: FlatTree,
  names: FileNames,
  callee: Expression,
): Model | undefined {
  if (callee.node < 0) return undefined;
  for (const full of names.qualified(callee.node)) {
    const model = functions.get(full);
    if (model !== undefined) return model;
  }
  const written = writtenName(tree, callee.node);
  const head = headOf(tree, callee.node);
  const isOwn = head >= 0 && names.definition(head)?.sites.some(({ how }) => how !== 'import') === true;
  return written === '' || isOwn ? undefined : functions.get(written);
}

function writtenName(tree: FlatTree, node: number): string {
  const kind = kindOf(tree, node);
  if (kind === 'identifier' || kind === 'type') return symbolOf(tree, node);
  if (kind === 'generic-type') return writtenName(tree, childIn(tree, node, 'name'));
  if (kind !== 'member') return '';
  const object = writtenName(tree, childIn(tree, node, 'object'));
  const joint = symbolOf(tree, node) === '::' ? '::' : '.';
  return object === '' ? '' : `${object}${joint}${symbolOf(tree, childIn(tree, node, 'property'))}`;
}

function headOf(tree: FlatTree, node: number): number {
  let at = node;
  while (at >= 0 && kindOf(tree, at) === 'member') at = childIn(tree, at, 'object');
  return at >= 0 && kindOf(tree, at) === 'identifier' ? at : -1;
}
