import { patternMatches } from '../../core/glob.ts';
import { flowText } from '../flow-text.ts';
import type { Candidate, Match } from './candidates.ts';
import type { VerifyTemplate } from './proposal-rule.ts';
import { folderOf, placeOfFact, type FactId, type RepoFact } from './repo-fact.ts';
import type { Ids } from './slug.ts';
import type { TestRunner } from './test-runners.ts';
import { isPlain } from './units.ts';
import { plainOf, type Field, type Item } from './yaml-block.ts';

/** What proposals need to know of a repository besides its facts. */
export interface Surroundings {
  /** Types of verification that an engine answers already; evidence by hand needs none. */
  readonly built: readonly string[];
  /** Ids of the rules that there are. */
  readonly rules: readonly string[];
  readonly runners: readonly TestRunner[];
  /** Whether a path of the repository is a file. */
  exists(path: string): boolean;
}

/** What a proposal needs to know of the model it goes into. */
export interface Place extends Pick<Surroundings, 'built' | 'rules' | 'exists'> {
  /** The ids of the model that stand for the components of a match. */
  componentsOf(match: Match): readonly string[];
  /** Whether the model has a risk or actor of that id, or gets one. */
  has(id: string): boolean;
  readonly ids: Ids;
  /** Who signs procedures; empty when nobody is known. */
  readonly signer: string;
  /** Where tests leave their reports: a glob. */
  readonly reports: string;
}

/** The threat of a proposal, with the places that speak for it. */
export function threatItem(one: Candidate, place: Place): Item {
  const { rule, likelihood } = one;
  const { threat } = rule;
  const on = [...new Set(one.matches.flatMap((match) => place.componentsOf(match)))];
  const some = (key: string, list: readonly (string | number)[] | undefined): readonly Field[] =>
    list === undefined || list.length === 0 ? [] : [[key, list]];
  return {
    above: [`why: ${whyText(one)}`],
    fields: [
      ['id', rule.id],
      ['title', threat.title],
      ...some('risks', place.has(threat.risk) ? [threat.risk] : []),
      ...some('on', on),
      ...some('stride', threat.stride),
      ...some('cwe', threat.cwe),
      ...some('capec', threat.capec),
      ...(place.has(threat.actor) ? [['actor', threat.actor] as const] : []),
      ['impact', threat.impact],
      ['likelihood', likelihood],
      ['mitigations', [rule.mitigation.id]],
    ],
  };
}

/**
 * The mitigation of a proposal with the verifications that can be answered. The others stand above it as comments;
 * only where nothing else can speak for it does one of an engine that is not built stay.
 */
export function mitigationItem(one: Candidate, place: Place): Item {
  const { mitigation, verify } = one.rule;
  const code = codeOf(one);
  const ready = verify.filter((template) => isReady(template, place));
  const kept = ready.length > 0 ? ready : verify.filter(({ type }) => type !== 'manual');
  const items = verify.map((template) => ({ template, item: verificationItem(template, one, code, place) }));
  const [live, later] = [
    items.filter((it) => kept.includes(it.template)),
    items.filter((it) => !kept.includes(it.template)),
  ];
  return {
    above: later.map(({ template, item }) => {
      const text = flowText(plainOf(item));
      return `${whenReady(template, place)}, add ${live.length > 0 ? `to verify: - ${text}` : `verify: [${text}]`}`;
    }),
    fields: [
      ['id', mitigation.id],
      ['title', mitigation.title],
      ['layer', mitigation.layer],
      // Where there is code, its history says better how often it is touched.
      code.length > 0 ? ['code', code] : ['breakable', mitigation.breakable],
      ...(live.length > 0 ? [['verify', live.map(({ item }) => item)] as const] : []),
    ],
  };
}

/** Whether a verification can be answered: by an engine that is built, or by a procedure that is there to be signed. */
function isReady(template: VerifyTemplate, place: Place): boolean {
  const { built, signer, exists } = place;
  if (template.type === 'manual') return signer !== '' && exists(template.procedure);
  if (!built.includes(template.type)) return false;
  return template.type !== 'sast' || knownRules(template.rules, place).length > 0;
}

/** Those of some patterns that name a rule. */
function knownRules(patterns: readonly string[], { rules }: Place): readonly string[] {
  return patterns.filter((pattern) => rules.some((id) => patternMatches(pattern, id)));
}

function whenReady(template: VerifyTemplate, { built, signer }: Place): string {
  if (template.type === 'sast' && built.includes('sast'))
    return `when there is a rule ${template.rules.join(' or ')}`;
  if (template.type !== 'manual') return `when ${template.type} is built`;
  const named = signer === '' ? ' and its signers are named' : '';
  return `when ${template.procedure} is written${named}`;
}

/** The worst mitigation that a test is proposed for. */
export function testedOf(chosen: readonly Candidate[]): string | undefined {
  return chosen.find(({ rule }) => rule.verify.some(({ type }) => type === 'tests'))?.rule.mitigation.id;
}

/** Why a proposal is made: `pg at package.json:12`, for at most three components. */
export function whyText({ matches }: Candidate): string {
  const told = matches.slice(0, 3).map(({ facts: [first] }) => `${placeOfFact(first)}${detailOf(first)}`);
  return `${told.join(', ')}${matches.length > 3 ? ` and ${matches.length - 3} more` : ''}`;
}

function detailOf({ detail }: RepoFact): string {
  return detail === '' ? '' : ` (${detail.slice(0, 60)})`;
}

function verificationItem(
  template: VerifyTemplate,
  one: Candidate,
  code: readonly string[],
  place: Place,
): Item {
  const { mitigation } = one.rule;
  const built = isReady(template, place);
  const id = place.ids.claim(`v-${mitigation.id.slice(0, 32)}-${template.type}`, 'v');
  // A proposal asks nothing that a fresh repository could not answer: its owner makes it required.
  const required = built && (template.type === 'secrets' || (template.type === 'cicd' && isGitHub(one)));
  return {
    ...(template.type === 'tests'
      ? { above: [`to test, tagged [${mitigation.id}]: ${template.tests}`] }
      : {}),
    ...(built ? {} : { behind: notYet(template, place) }),
    fields: [
      ['id', id],
      ['type', template.type],
      ...particulars(template, one, code, place),
      ...(required ? [['required', true] as const] : []),
    ],
  };
}

function notYet({ type }: VerifyTemplate, { built }: Place): string {
  return type === 'sast' && built.includes('sast')
    ? 'there is no such rule yet'
    : 'this engine is not built yet';
}

function particulars(
  template: VerifyTemplate,
  one: Candidate,
  code: readonly string[],
  place: Place,
): readonly Field[] {
  const paths: readonly Field[] = code.length > 0 ? [['paths', code]] : [];
  switch (template.type) {
    case 'tests':
      return [
        ['report', place.reports],
        ['select', [`tag:${one.rule.mitigation.id}`]],
        ['min', template.min],
      ];
    case 'sast': {
      const known = knownRules(template.rules, place);
      return [['rules', known.length === 0 ? template.rules : known], ...paths];
    }
    case 'cloud':
      return [['rules', template.rules], ...paths];
    case 'secrets':
      return [['rules', template.rules], ...(one.rule.when.on.length === 1 ? paths : [])];
    case 'cicd':
      return [['rules', template.rules]];
    case 'dast':
      return [
        ['rules', template.rules],
        ['target', 'staging'],
        ['as', template.as],
      ];
    case 'container':
      return [
        ['image', one.matches[0].component.id],
        ['policy', { severity: 'high', fixable: true }],
      ];
    case 'sca':
      return [['policy', { severity: 'high', reachable: true }]];
    case 'manual':
      return [
        ['procedure', template.procedure],
        ...(place.signer === '' ? [] : [['signers', [place.signer]] as const]),
        ['when', template.when ?? ['release']],
        ['maxAge', '26w'],
      ];
  }
}

function isGitHub({ matches }: Candidate): boolean {
  return matches.some(({ component }) => component.tech.includes('github-actions'));
}

/** Globs of what the mitigation lives in, by its layer. */
function codeOf({ rule, matches }: Candidate): readonly string[] {
  const components = matches.map(({ component }) => component);
  const files = (...ids: readonly FactId[]): readonly string[] =>
    components.flatMap(({ facts }) => facts.filter(({ id }) => ids.includes(id)).map(({ path }) => path));
  const globs = (): readonly string[] => {
    switch (rule.mitigation.layer) {
      case 'code':
        return components.flatMap(({ code, iac }) => (code.length > 0 ? code : iac));
      case 'dependencies':
        return files('package', 'lockfile', 'private-registry');
      case 'container':
        return components.flatMap(({ iac }) => iac);
      case 'cloud':
        return components.flatMap(({ iac }) => iac);
      case 'cicd':
        return components.flatMap(({ code }) => code);
      case 'scm':
        return files('code-owners');
      case 'process':
        return [];
      default:
        return rule.when.on.length === 1
          ? components.flatMap(({ code, iac }) => (code.length > 0 ? code : iac))
          : [];
    }
  };
  const unique = [...new Set(globs())].filter(isPlain);
  return unique.length <= codeMax ? unique : shortened(unique);
}

const codeMax = 8;

/** Many files of one kind become one glob; folders are kept as they are. */
function shortened(globs: readonly string[]): readonly string[] {
  const short = [
    ...new Set(globs.map((glob) => (glob.includes('*') ? glob : `**/${glob.slice(folderOf(glob).length)}`))),
  ];
  return short.slice(0, codeMax);
}
