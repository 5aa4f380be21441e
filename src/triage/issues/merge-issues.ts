import { bySeverity, type Severity } from '../../core/severity.ts';
import { memberStates, type Issue, type IssueMember, type MemberState } from './issue.ts';
import { familyOfRule } from './weakness-family.ts';

/**
 * Puts findings together that are one weakness: the same place and the same family of weaknesses, or the same package and
 * advisory. A kind of weakness alone joins nothing. Every finding is in exactly one issue, which depends on no order.
 */
export function mergeIssues(members: readonly IssueMember[]): readonly Issue[] {
  const sorted = members.toSorted((a, b) => a.firstSeen - b.firstSeen || (a.id < b.id ? -1 : 1));
  const groups = new Map<string, Group>();
  for (const member of sorted) {
    const family = familyOfRule(member.cwe);
    const key = placeKey(member, family, groups);
    const group = groups.get(key) ?? { family, members: [] };
    group.members.push(member);
    groups.set(key, group);
  }
  return joinRequests([...groups.values()]).map(issueOf);
}

interface Group {
  readonly family: string | undefined;
  readonly members: IssueMember[];
  joined?: boolean;
}

function placeKey(
  { place, engine, match, id }: IssueMember,
  family: string | undefined,
  groups: ReadonlyMap<string, Group>,
): string {
  if (place.kind === 'package' && place.advisory !== '')
    return JSON.stringify([place.kind, place.purl, place.advisory]);
  if (family === undefined || place.kind === 'package' || place.kind === 'elsewhere') return id;
  if (place.kind === 'code' && (place.line <= 0 || place.path === '')) return id;
  const key = JSON.stringify([place, family]);
  const said = groups.get(key)?.members.find((one) => one.engine === engine);
  // Two passwords on one line are two weaknesses: one engine is believed when it says so.
  return said === undefined || said.match === match ? key : id;
}

/** What was seen from outside joins what was seen in the code, when exactly one place in the code fits. */
function joinRequests(groups: readonly Group[]): readonly Group[] {
  const inCode = groups.filter(({ members }) => members[0]?.place.kind === 'code');
  const gone = new Set<Group>();
  for (const group of groups) {
    const place = group.members[0]?.place;
    if (place?.kind !== 'request' || group.family === undefined) continue;
    const fitting = inCode.filter(
      (one) => one.family === group.family && one.members.some((member) => entersBy(member, place)),
    );
    const [target] = fitting;
    if (target === undefined || fitting.length > 1) continue;
    target.members.push(...group.members);
    target.joined = true;
    gone.add(group);
  }
  return groups.filter((group) => !gone.has(group));
}

type RequestPlace = Extract<IssueMember['place'], { kind: 'request' }>;

function entersBy({ entries }: IssueMember, { method, route, parameter }: RequestPlace): boolean {
  return entries.some(
    (entry) =>
      (entry.method === method || entry.method === 'ALL') &&
      entry.route === route &&
      entry.parameter === parameter,
  );
}

function issueOf({ family, members, joined = false }: Group): Issue {
  const oldest = members.reduce((a, b) => (b.firstSeen < a.firstSeen ? b : a));
  const state = worstState(members);
  const open = members.filter((member) => member.state === state);
  return {
    id: `i_${oldest.id.replace(/^f_/, '')}`,
    members,
    ...certaintyOf(members, joined),
    severity: worstSeverity(open.length > 0 ? open : members),
    state,
    family,
  };
}

function certaintyOf(members: readonly IssueMember[], joined: boolean): Pick<Issue, 'certainty' | 'because'> {
  const engines = [...new Set(members.map(({ engine }) => engine))].sort();
  const atCode = new Set(members.flatMap(({ engine, place }) => (place.kind === 'code' ? [engine] : [])));
  if (members.length === 1) return { certainty: 'single', because: 'one finding' };
  if (atCode.has('sast') && atCode.has('iast'))
    return {
      certainty: 'confirmed',
      because: 'the code says so, and a running application did it at that line',
    };
  if (joined)
    return { certainty: 'probable', because: `${engines.join(' and ')}, joined by the route table` };
  return { certainty: 'same-place', because: `${engines.join(' and ')} at the same place` };
}

function worstState(members: readonly IssueMember[]): MemberState {
  return memberStates.find((state) => members.some((member) => member.state === state)) ?? 'open';
}

function worstSeverity(members: readonly IssueMember[]): Severity {
  return members.map(({ severity }) => severity).sort(bySeverity)[0] ?? 'info';
}
