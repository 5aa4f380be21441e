import type { FileFacts } from './facts/file-facts.ts';
import type { Shape } from './facts/shape.ts';
import { folderOf } from './resolve/paths.ts';

/** The keys that a file's classes, functions, writes and providers are found under, each with its number there. */
export function indexKeys(path: string, facts: FileFacts): readonly (readonly [key: string, n: number])[] {
  const keys: (readonly [string, number])[] = [];
  for (const [n, { bases }] of facts.classes.entries())
    for (const name of new Set(bases.flatMap((base) => baseNames(facts, base, 0))))
      keys.push([`sub:${facts.language}:${name}`, n]);
  for (const [n, write] of facts.writes.entries()) keys.push([`write:${facts.language}:${write.name}`, n]);
  for (const [n, provider] of facts.providers.entries()) keys.push([`provide:${provider.token}`, n]);
  if (facts.language === 'java') keys.push(...javaKeys(facts));
  if (facts.language === 'go') keys.push(...goKeys(folderOf(path), facts));
  return keys;
}

/** The names that a base may have where it is defined; `*` when its file does not tell. */
function baseNames(facts: FileFacts, shape: Shape | null | undefined, depth: number): readonly string[] {
  if (shape === null || shape === undefined || depth > 8) return ['*'];
  switch (shape.is) {
    case 'class':
      return [facts.classes[shape.n]?.name.split('.').at(-1) ?? '*'];
    case 'member':
    case 'global':
      return [shape.name];
    case 'import':
      return [shape.name === 'default' || shape.name === '=' || shape.name === '*' ? '*' : shape.name];
    case 'binding':
      return baseNames(facts, facts.bindings[shape.n], depth + 1);
    case 'either':
      return shape.of.flatMap((one) => baseNames(facts, one, depth + 1));
    default:
      return ['*'];
  }
}

function javaKeys(facts: FileFacts): readonly (readonly [string, number])[] {
  const before = facts.package === '' ? '' : `${facts.package}.`;
  const classes = facts.classes.map((one, n) => [`class:${before}${one.name}`, n] as const);
  // The first part is enough to know that a name is one of a package.
  return facts.package === '' ? classes : [...classes, [`package:${facts.package.split('.')[0] ?? ''}`, 0]];
}

function goKeys(folder: string, facts: FileFacts): readonly (readonly [string, number])[] {
  const keys: (readonly [string, number])[] = [];
  for (const [n, one] of facts.exports.entries()) keys.push([`go-name:${folder}#${one.name}`, n]);
  for (const [n, one] of facts.classes.entries()) keys.push([`go-type:${folder}#${one.name}`, n]);
  for (const [n, one] of facts.functions.entries()) {
    if (one.kind !== 'method' || one.class !== undefined) continue;
    keys.push([`go-function:${folder}#${one.name}`, n], [`go-method:${one.name.split('.').at(-1) ?? ''}`, n]);
  }
  return keys;
}
