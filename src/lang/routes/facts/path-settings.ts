import { childIn, kindOf, symbolOf, type FlatTree } from '../../tree/flat-tree.ts';
import type { SettingFact } from './facts.ts';

/** Names of settings whose text may be part of a path. */
const pathNames = /(?:prefix|path|base|api|url|root|version|route|v\d)/iu;
/** Settings kept of one file. */
const settingsMax = 1_000;

/** Whether a setting of this name may be part of a path. */
export function isPathName(name: string): boolean {
  return pathNames.test(name);
}

/** Members of objects that are texts, or have a text as default, and are called like a part of a path. */
export function pathSettings(tree: FlatTree): readonly SettingFact[] {
  const settings: SettingFact[] = [];
  for (let node = 1; node < tree.count && settings.length < settingsMax; node++) {
    if (kindOf(tree, node) !== 'pair') continue;
    const name = symbolOf(tree, childIn(tree, node, 'key'));
    const text = isPathName(name) ? textIn(tree, childIn(tree, node, 'value')) : undefined;
    if (text !== undefined) settings.push({ name, text });
  }
  return settings;
}

/** A text, or what stands after `||`: `process.env.PREFIX || 'api'`. */
function textIn(tree: FlatTree, node: number): string | undefined {
  if (node < 0) return undefined;
  const isDefault = kindOf(tree, node) === 'binary' && ['||', '??', 'or'].includes(symbolOf(tree, node));
  const at = isDefault ? childIn(tree, node, 'right') : node;
  return kindOf(tree, at) === 'string' ? symbolOf(tree, at) : undefined;
}
