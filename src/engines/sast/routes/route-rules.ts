import { digestOf } from '../../../core/digest.ts';
import type { RuleInfo } from '../../../core/rule.ts';
import { routeExamples } from './route-examples.ts';
import { routeRules, type RouteRule } from './route-finding.ts';

type Words = Pick<RuleInfo, 'title' | 'why' | 'todo' | 'severity' | 'confidence' | 'mitigations' | 'cwe'>;

const words: Readonly<Record<RouteRule, Words>> = {
  'routes/unguarded-change': {
    title: 'Route that changes something and asks nobody who they are',
    why: 'Whoever reaches the service can call it. The route stands beside others that are guarded, so it was probably forgotten.',
    todo: 'Put the guard of its neighbours before the handler, or write down in the model that the route is meant for everybody.',
    severity: 'medium',
    confidence: 'low',
    mitigations: ['authentication-by-default', 'authentication'],
    cwe: [306, 862],
  },
  'routes/peer-deviation': {
    title: 'Route without the guard that its siblings have',
    why: 'Nearly every route below the same path is guarded. The one that is not is more often forgotten than meant.',
    todo: 'Add the guard, or put the route elsewhere when it is meant to be open.',
    severity: 'high',
    confidence: 'medium',
    mitigations: ['authentication-by-default', 'admin-role-check', 'authentication', 'authorisation'],
    cwe: [306, 862, 285],
  },
  'routes/guard-after-route': {
    title: 'Guard that is registered after the route it is meant for',
    why: 'Guards run in the order in which they are registered: this one never runs for the route.',
    todo: 'Register the guard before the route.',
    severity: 'high',
    confidence: 'medium',
    mitigations: ['authentication-by-default', 'admin-role-check', 'authentication', 'authorisation'],
    cwe: [306, 862, 285],
  },
  'routes/open-sensitive-path': {
    title: 'Sensitive path that is opened to everybody',
    why: 'The path names something that strangers have no business with, and the code says in so many words that everybody may come in.',
    todo: 'Ask for a login or a role there, and open only the paths that strangers need.',
    severity: 'high',
    confidence: 'medium',
    mitigations: [
      'management-endpoints-closed',
      'admin-role-check',
      'authentication-by-default',
      'authorisation',
    ],
    cwe: [285, 862, 306],
  },
};

/** Raised whenever a rule over routes may answer differently: labels earned before do not count any more. */
const version = 1;

/** What the rules over routes say of themselves. */
export function routeRuleInfos(): readonly RuleInfo[] {
  return routeRules.map((id) => ({
    id,
    engine: 'sast' as const,
    ...words[id],
    digest: digestOf({ id, version }),
    fixtures: { bad: routeExamples[id].bad.length, ok: routeExamples[id].ok.length },
    subject: 'route' as const,
    proof: 'measured' as const,
  }));
}
