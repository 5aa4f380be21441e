import { canonicalJson } from '../core/digest.ts';
import { dayText, durationText } from './durations.ts';
import type {
  Acceptance,
  GatePolicy,
  Mitigation,
  PlanPolicy,
  Threat,
  ThreatModel,
  Verification,
} from './types.ts';

type VerificationOf = Verification & { readonly mitigation: string };

interface Values {
  readonly system: ThreatModel['system'];
  readonly scope: ThreatModel['scope'];
  readonly baseline: ThreatModel['extends'][number];
  readonly actor: ThreatModel['actors'][number];
  readonly asset: ThreatModel['assets'][number];
  readonly zone: ThreatModel['zones'][number];
  readonly component: ThreatModel['components'][number];
  readonly flow: ThreatModel['flows'][number];
  readonly risk: ThreatModel['risks'][number];
  readonly threat: Threat;
  readonly mitigation: Omit<Mitigation, 'verify'>;
  readonly verification: VerificationOf;
  readonly acceptance: Acceptance;
  readonly dismissal: ThreatModel['dismissed'][number];
  readonly review: ThreatModel['reviews'][number];
  readonly plan: PlanPolicy;
  readonly gate: GatePolicy;
}

export type Kind = keyof Values;
/** A part of a model that is compared as one, under an id. */
export type Thing = {
  readonly [K in Kind]: { readonly kind: K; readonly id: string; readonly value: Values[K] };
}[Kind];

/** Why `after` protects less than `before`, in sentences; undefined stands for a thing that is not there. */
export function weakenings(before: Thing | undefined, after: Thing | undefined): readonly string[] {
  if (after === undefined) return before === undefined ? [] : removed(before);
  if (before === undefined) return added(after);
  if (before.kind === 'threat' && after.kind === 'threat') return threat(before.value, after.value);
  if (before.kind === 'mitigation' && after.kind === 'mitigation')
    return mitigation(before.value, after.value);
  if (before.kind === 'verification' && after.kind === 'verification')
    return verification(before.value, after.value);
  if (before.kind === 'acceptance' && after.kind === 'acceptance')
    return acceptance(before.value, after.value);
  if (before.kind === 'plan' && after.kind === 'plan') return plan(before.value, after.value);
  if (before.kind === 'gate' && after.kind === 'gate') return gate(before.value, after.value);
  if (before.kind === 'baseline' && after.kind === 'baseline') return ['it is pinned to another content'];
  if (before.kind === 'risk' && after.kind === 'risk')
    return lower('impact', before.value.impact, after.value.impact);
  return [];
}

const losses: Partial<Record<Kind, string>> = {
  threat: 'nobody asks any more whether it is held off',
  mitigation: 'nobody asks any more whether it holds',
  verification: 'its mitigation is checked in fewer ways',
  baseline: 'what it shared is no longer asked',
};

function removed(thing: Thing): readonly string[] {
  const loss = losses[thing.kind];
  return loss === undefined ? [] : [loss];
}

function added(thing: Thing): readonly string[] {
  if (thing.kind === 'acceptance') return [`the threat is accepted until ${dayText(thing.value.until)}`];
  if (thing.kind === 'dismissal') return ['a proposal is turned down for good'];
  return [];
}

function threat(before: Threat, after: Threat): readonly string[] {
  return [
    ...lower('impact', before.impact, after.impact),
    ...lower('likelihood', before.likelihood, after.likelihood),
    ...fewer('mitigations', before.mitigations, after.mitigations),
    ...fewer('places', before.on, after.on),
  ];
}

function mitigation(before: Values['mitigation'], after: Values['mitigation']): readonly string[] {
  return [
    ...(before.state === 'built' && after.state === 'planned'
      ? ['it is only planned, so nothing is asked of it']
      : []),
    ...narrower('code', before.code, after.code),
    ...(weight(after.breakable) < weight(before.breakable) ? ['it is called less breakable'] : []),
  ];
}

function weight(level: Mitigation['breakable']): number {
  return level === undefined ? 0 : { low: -1, medium: 0, high: 1 }[level];
}

function verification(before: VerificationOf, after: VerificationOf): readonly string[] {
  if (before.type !== after.type) return [`it is checked by ${after.type} instead of ${before.type}`];
  return [
    ...(before.mitigation === after.mitigation
      ? []
      : [`it speaks for ${after.mitigation}, not ${before.mitigation}`]),
    ...(before.required && !after.required ? ['it is no longer required'] : []),
    ...(before.gate === 'auto' && after.gate === 'never' ? ['it never blocks'] : []),
    ...longer(before.maxAge, after.maxAge),
    ...narrower('paths', before.paths, after.paths),
    ...fewer('moments', before.when, after.when),
    ...typed(before, after),
  ];
}

/** The fields of the types: less asked is weaker; another question is not known to be as strong, so it is told. */
function typed(before: Verification, after: Verification): readonly string[] {
  const found: string[] = [];
  if ('rules' in before && 'rules' in after) found.push(...fewer('rules', before.rules, after.rules));
  if (before.type === 'tests' && after.type === 'tests') {
    if (after.min < before.min) found.push(`it needs ${after.min} tests instead of ${before.min}`);
    found.push(...other('which tests count', before.select, after.select));
    found.push(...other('which reports count', before.report, after.report));
  }
  if (before.type === 'manual' && after.type === 'manual') {
    found.push(...fewer('signers', after.signers, before.signers).map(() => 'more people may sign it'));
    found.push(...other('the procedure', before.procedure, after.procedure));
  }
  if ('policy' in before && 'policy' in after) found.push(...policy(before.policy, after.policy));
  if (before.type === 'cloud' && after.type === 'cloud' && before.live && !after.live) {
    found.push('the live account is no longer asked');
  }
  if (before.type === 'secrets' && after.type === 'secrets')
    found.push(...other('its scope', before.scope, after.scope));
  if ('target' in before && 'target' in after)
    found.push(...other('its target', before.target, after.target));
  if ('image' in before && 'image' in after) found.push(...other('its image', before.image, after.image));
  return found;
}

const severity = { critical: 4, high: 3, medium: 2, low: 1 } as const;
type Policy = Extract<Verification, { type: 'sca' }>['policy'];

function policy(before: Policy, after: Policy): readonly string[] {
  return [
    ...(severity[after.severity] > severity[before.severity]
      ? [`only ${after.severity} or worse counts`]
      : []),
    ...(!before.reachable && after.reachable ? ['only what is reachable counts'] : []),
    ...(!before.fixable && after.fixable ? ['only what has a fix counts'] : []),
    ...(before.exploited && !after.exploited ? ['being exploited no longer counts'] : []),
  ];
}

function acceptance(before: Acceptance, after: Acceptance): readonly string[] {
  return [
    ...(after.until > before.until
      ? [`accepted until ${dayText(after.until)}, not ${dayText(before.until)}`]
      : []),
    ...other('who approved it', before.approvedBy, after.approvedBy),
    ...other('who carries it', before.owner, after.owner),
  ];
}

function plan(before: PlanPolicy, after: PlanPolicy): readonly string[] {
  return [
    ...higher('the impact of a high-impact threat', before.highImpact.impact, after.highImpact.impact),
    ...higher('the score of a high-impact threat', before.highImpact.score, after.highImpact.score),
    ...(after.budgetPr < before.budgetPr
      ? [`pull requests may take only ${durationText(after.budgetPr)}`]
      : []),
    ...fewer('opted-in tests', before.optIn, after.optIn),
  ];
}

function gate(before: GatePolicy, after: GatePolicy): readonly string[] {
  return [
    ...(before.mode === 'block' && after.mode === 'comment' ? ['it only comments'] : []),
    ...higher('the precision a rule must prove', before.precision, after.precision),
    ...fewer('blocking rules', blockingRules(before), blockingRules(after)),
    ...(['pr', 'release'] as const)
      .filter((at) => before.onIncomplete[at] === 'fail' && after.onIncomplete[at] === 'warn')
      .map((at) => `a gap only warns at ${at}`),
  ];
}

function blockingRules(policyOf: GatePolicy): readonly string[] {
  return policyOf.blocking.map((one) => one.rule);
}

function lower(what: string, before: number, after: number): readonly string[] {
  return after < before ? [`${what} is ${after} instead of ${before}`] : [];
}

function higher(what: string, before: number, after: number): readonly string[] {
  return after > before ? [`${what} is ${after} instead of ${before}`] : [];
}

function fewer(what: string, before: readonly string[], after: readonly string[]): readonly string[] {
  const gone = before.filter((one) => !after.includes(one));
  return gone.length === 0 ? [] : [`fewer ${what}: without ${gone.join(', ')}`];
}

/** An empty list means everywhere, so it is the widest of all. */
function narrower(what: string, before: readonly string[], after: readonly string[]): readonly string[] {
  if (after.length === 0) return [];
  if (before.length === 0) return [`${what} is no longer everywhere but only ${after.join(', ')}`];
  return fewer(what, before, after);
}

function longer(before: number | undefined, after: number | undefined): readonly string[] {
  if (before === undefined) return [];
  if (after === undefined) return ['its pass never grows old'];
  return after > before
    ? [`its pass counts for ${durationText(after)} instead of ${durationText(before)}`]
    : [];
}

function other(what: string, before: unknown, after: unknown): readonly string[] {
  return canonicalJson(before) === canonicalJson(after) ? [] : [`${what} changed`];
}
