import type { FactId } from '../../model/propose/repo-fact.ts';

/**
 * What packages of one ecosystem tell about a program that needs them: fact, then package, then the product it
 * stands for (empty when it stands for none). A package that ends in `*` is the beginning of a name.
 */
export type Catalogue = Readonly<Partial<Record<FactId, Readonly<Record<string, string>>>>>;

/** What needing a package means: facts with their products. */
export function meaningsOf(
  catalogue: Catalogue,
  name: string,
): readonly (readonly [id: FactId, tech: string])[] {
  const found: (readonly [FactId, string])[] = [];
  for (const [id, packages] of Object.entries(catalogue)) {
    const tech = techFor(packages, name);
    if (tech !== undefined && isFactOf(catalogue, id)) found.push([id, tech]);
  }
  return found;
}

function techFor(packages: Readonly<Record<string, string>>, name: string): string | undefined {
  if (Object.hasOwn(packages, name)) return packages[name];
  const prefix = Object.keys(packages).find((one) => one.endsWith('*') && name.startsWith(one.slice(0, -1)));
  return prefix === undefined ? undefined : packages[prefix];
}

function isFactOf(catalogue: Catalogue, id: string): id is FactId {
  return Object.hasOwn(catalogue, id);
}
