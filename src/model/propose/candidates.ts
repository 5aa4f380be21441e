import type { Confidence } from '../../core/severity.ts';
import type { Score } from '../types.ts';
import type { ComponentDraft } from './component-draft.ts';
import type { ProposalRule } from './proposal-rule.ts';
import type { FactId, RepoFact } from './repo-fact.ts';

/** A rule that applies to one component, with the facts that say so, best first. */
export interface Match {
  readonly component: ComponentDraft;
  readonly facts: readonly [RepoFact, ...RepoFact[]];
}

/** One proposal: a rule with every component it applies to. */
export interface Candidate {
  readonly rule: ProposalRule;
  readonly matches: readonly [Match, ...Match[]];
  readonly likelihood: Score;
  readonly confidence: Confidence;
  /** Impact x likelihood x confidence; what the proposals are sorted by. */
  readonly rank: number;
}

/** Every proposal for the components, worst first. One rule and one component make one match at most. */
export function candidatesOf(
  rules: readonly ProposalRule[],
  components: readonly ComponentDraft[],
): readonly Candidate[] {
  const found = rules.flatMap((rule) =>
    candidate(
      rule,
      components.flatMap((one) => matchOf(rule, one)),
    ),
  );
  return found.toSorted(
    (a, b) => b.rank - a.rank || askable(b) - askable(a) || b.matches.length - a.matches.length,
  );
}

/** Of equals, what a first run can answer comes before what somebody has to write a test for. */
function askable({ rule }: Candidate): number {
  return rule.verify.some(({ type }) => type === 'secrets' || type === 'cicd') ? 1 : 0;
}

/** The candidate again for some of its matches; undefined when none is left. */
export function restrictedTo(one: Candidate, keep: (match: Match) => boolean): Candidate | undefined {
  return candidate(one.rule, one.matches.filter(keep))[0];
}

function candidate(rule: ProposalRule, matches: readonly Match[]): readonly Candidate[] {
  const [first, ...rest] = matches;
  if (first === undefined) return [];
  const confidence =
    sure.find((level) => matches.some((match) => confidenceOf(rule, match) === level)) ?? 'low';
  const likelihood = Math.max(...matches.map((match) => likelihoodOf(rule, match))) as Score;
  const rank = rule.threat.impact * likelihood * weights[confidence];
  return [{ rule, matches: [first, ...rest], likelihood, confidence, rank }];
}

function matchOf({ when }: ProposalRule, component: ComponentDraft): readonly Match[] {
  if (!when.on.includes(component.kind)) return [];
  const best = (id: FactId): RepoFact | undefined => bestOf(component.facts, id);
  if (when.none?.some((id) => best(id) !== undefined) === true) return [];
  const all = (when.all ?? []).map(best);
  if (all.includes(undefined)) return [];
  const any = (when.any ?? []).map(best).filter((fact) => fact !== undefined);
  if (when.any !== undefined && any.length === 0) return [];
  const [first, ...rest] = [...all.filter((fact) => fact !== undefined), ...any.toSorted(surestFirst)];
  return first === undefined ? [] : [{ component, facts: [first, ...rest] }];
}

function bestOf(facts: readonly RepoFact[], id: FactId): RepoFact | undefined {
  return facts
    .filter((fact) => fact.id === id)
    .toSorted((a, b) => surestFirst(a, b) || telling(a) - telling(b))[0];
}

/** A manifest says most plainly what a program needs; an image that runs beside it says less. */
function telling({ kind }: RepoFact): number {
  return kind === 'container' || kind === 'env' ? 1 : 0;
}

function surestFirst(a: RepoFact, b: RepoFact): number {
  return sure.indexOf(a.confidence) - sure.indexOf(b.confidence);
}

/** As sure as the least sure fact that is needed, and the surest of those of which one is enough. */
function confidenceOf({ when }: ProposalRule, { facts }: Match): Confidence {
  const needed = facts.filter(({ id }) => when.all?.includes(id) === true);
  const one = facts.filter(({ id }) => when.any?.includes(id) === true).toSorted(surestFirst)[0];
  const worst = [...needed, ...(one === undefined ? [] : [one])].toSorted(surestFirst).at(-1);
  return worst?.confidence ?? 'low';
}

function likelihoodOf({ threat }: ProposalRule, { component }: Match): Score {
  const anyOf = (ids: readonly FactId[] = []): number =>
    component.facts.some(({ id }) => ids.includes(id)) ? 1 : 0;
  const up = anyOf(threat.likelier);
  const down = anyOf(threat.lessLikely);
  return Math.max(1, Math.min(5, threat.likelihood + up - down)) as Score;
}

const sure: readonly Confidence[] = ['high', 'medium', 'low'];
const weights: Readonly<Record<Confidence, number>> = { high: 1, medium: 0.8, low: 0.5 };
