import { ok, type Result } from '../../core/result.ts';
import { addItem } from '../patch.ts';
import type { ThreatModel } from '../types.ts';
import { candidatesOf, type Candidate } from './candidates.ts';
import type { Parts } from './component-draft.ts';
import { partsOf } from './components.ts';
import { ownerOf, reportsOf, reservedIds } from './draft-model.ts';
import { componentsFor } from './missing.ts';
import { mitigationItem, threatItem, whyText, type Place, type Surroundings } from './proposal-items.ts';
import type { RepoFacts } from './repo-fact.ts';
import { proposalRules } from './rules.ts';
import { Ids } from './slug.ts';
import { plainOf } from './yaml-block.ts';
import { flowText, type Plain } from '../flow-text.ts';

/** The parts of a repository and all that can be proposed for them, worst first. */
export interface Proposals {
  readonly parts: Parts;
  readonly candidates: readonly Candidate[];
}

/** What the rules propose for the facts of a repository. */
export function proposalsFor(repo: RepoFacts): Proposals {
  const ownIds = proposalRules.flatMap(({ id, mitigation }) => [id, mitigation.id]);
  const parts = partsOf(repo, new Ids([...reservedIds, ...ownIds]));
  return { parts, candidates: candidatesOf(proposalRules, parts.components) };
}

/** One addition to a model that exists. */
export interface Addition {
  readonly list: 'threats' | 'mitigations';
  readonly id: string;
  readonly item: Readonly<Record<string, Plain>>;
  /** Where it comes from; for threats. */
  readonly why: string;
}

/** The things to add to a model for the proposals; ids of the model stay what they are. */
export function additionsTo(
  model: ThreatModel,
  chosen: readonly Candidate[],
  repo: RepoFacts,
  { built, rules, runners, exists }: Surroundings,
): readonly Addition[] {
  const taken = idsOf(model);
  const ids = new Ids(taken);
  const place: Place = {
    componentsOf: (match) => componentsFor(model, match),
    has: (id) => model.risks.some((one) => one.id === id) || model.actors.some((one) => one.id === id),
    ids,
    built,
    rules,
    exists,
    signer: model.system.owner || ownerOf(repo),
    reports: reportsIn(model) ?? reportsOf(repo, runners),
  };
  // An id that the model uses for something else would make the file invalid; that proposal waits for its people.
  const free = chosen.filter(({ rule }) => !taken.has(rule.id) && !isOther(model, taken, rule.mitigation.id));
  for (const { rule } of free)
    for (const id of [rule.id, rule.mitigation.id]) if (!taken.has(id)) ids.claim(id, id);
  const done = new Set(model.mitigations.map(({ id }) => id));
  return free.flatMap((one) => {
    const threat: Addition = {
      list: 'threats',
      id: one.rule.id,
      item: plainOf(threatItem(one, place)),
      why: whyText(one),
    };
    const { id } = one.rule.mitigation;
    if (done.has(id)) return [threat];
    done.add(id);
    return [threat, { list: 'mitigations' as const, id, item: plainOf(mitigationItem(one, place)), why: '' }];
  });
}

/** The text with the additions at the ends of their lists; everything else stays byte for byte. */
export function withAdditions(text: string, additions: readonly Addition[]): Result<string, string> {
  let out = text;
  for (const { list, item, why, id } of additions) {
    const added = addItem(out, list, item);
    if (!added.ok) return added;
    out = why === '' ? added.value : withWhy(added.value, id, why);
  }
  return ok(out);
}

/** One addition as it would stand in the file. */
export function additionText({ item, why }: Addition): string {
  return `- ${flowText(item)}${why === '' ? '' : ` # why: ${why}`}`;
}

/** The reason on a line above the item, where the list has a line for each. */
function withWhy(text: string, id: string, why: string): string {
  const at = text.lastIndexOf(`- {id: ${id}, `);
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const indent = text.slice(lineStart, at);
  if (at < 0 || indent.trim() !== '') return text;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  return `${text.slice(0, lineStart)}${indent}# why: ${why}${end}${text.slice(lineStart)}`;
}

function idsOf(model: ThreatModel): ReadonlySet<string> {
  const { actors, assets, zones, components, flows, risks, threats, mitigations, scope } = model;
  const named = [actors, assets, zones, components, flows, risks, threats, mitigations, scope.assumptions];
  return new Set([
    model.system.id,
    ...named.flatMap((list) => list.map(({ id }) => id)),
    ...mitigations.flatMap(({ verify }) => verify.map(({ id }) => id)),
  ]);
}

function isOther(model: ThreatModel, taken: ReadonlySet<string>, id: string): boolean {
  return taken.has(id) && !model.mitigations.some((one) => one.id === id);
}

function reportsIn(model: ThreatModel): string | undefined {
  for (const { verify } of model.mitigations) {
    for (const one of verify) if (one.type === 'tests' && one.report[0] !== undefined) return one.report[0];
  }
  return undefined;
}
