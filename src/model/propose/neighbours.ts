import type { ComponentDraft, NeighbourDraft } from './component-draft.ts';
import type { FactId, RepoFact } from './repo-fact.ts';
import { nameFrom, type Ids } from './slug.ts';

const types: Readonly<Partial<Record<FactId, NeighbourDraft['type']>>> = {
  sql: 'database',
  nosql: 'database',
  cache: 'cache',
  'search-index': 'search',
  queue: 'queue',
  'object-storage': 'bucket',
  llm: 'external',
  mail: 'external',
  payment: 'external',
};

/** Whether a fact names a store or an outside service. */
export function isNeighbour(id: FactId): boolean {
  return types[id] !== undefined;
}

/** The stores and outside services that running components name, each once. */
export function neighboursOf(components: readonly ComponentDraft[], ids: Ids): readonly NeighbourDraft[] {
  const found = new Map<string, { type: NeighbourDraft['type']; why: RepoFact; usedBy: Set<string> }>();
  for (const component of components.filter(({ kind }) => running.has(kind))) {
    for (const fact of specific(component.facts)) {
      const type = types[fact.id];
      if (type === undefined) continue;
      const tech = nameFrom(fact.tech);
      const known = found.get(tech);
      const why =
        known === undefined || (known.why.kind !== 'manifest' && fact.kind === 'manifest') ? fact : known.why;
      found.set(tech, { type, why, usedBy: new Set([...(known?.usedBy ?? []), component.id]) });
    }
  }
  return [...found].map(([tech, { type, why, usedBy }]) => ({
    id: ids.claim(tech, type),
    type,
    tech,
    usedBy: [...usedBy],
    why,
  }));
}

const running = new Set(['service', 'function', 'program']);

/** A library that serves many databases says nothing once a driver names the one; guesses give way to drivers. */
function specific(facts: readonly RepoFact[]): readonly RepoFact[] {
  const named = facts.filter(({ id, tech }) => types[id] !== undefined && tech.trim() !== '');
  const isGuess = (fact: RepoFact): boolean => fact.tech === types[fact.id] || fact.confidence === 'low';
  const certain = new Set(named.filter((fact) => !isGuess(fact)).map(({ id }) => id));
  return named.filter((fact) => !isGuess(fact) || !certain.has(fact.id));
}
