import { isoTime } from '../core/clock.ts';
import type { Decision } from '../core/decision.ts';
import { limits } from '../core/limits.ts';
import type { Problem } from '../core/problem.ts';
import { dayOf, endOfDay } from './day.ts';
import { isFindingId } from './finding-id.ts';

export interface DecisionsRead {
  /** One for each finding, the newest; sorted by finding. */
  readonly decisions: readonly Decision[];
  readonly problems: readonly Problem[];
}

/**
 * Reads `.holdfast/triage.jsonl`. The file may have been merged by `merge=union`: order, repeats and older lines
 * about the same finding are fine; a line that is not understood is a problem and the rest counts.
 */
export function readDecisions(path: string, text: string): DecisionsRead {
  const problems: Problem[] = [];
  const problem = (message: string, line?: number): void => {
    const place = line === undefined ? {} : { line };
    problems.push({
      kind: 'partial',
      target: path,
      ...place,
      message,
      todo: 'Remove the line, or decide again.',
    });
  };
  if (Buffer.byteLength(text) > limits.decisionsBytes) {
    problem(`larger than ${limits.decisionsBytes} bytes: no decision is honoured`);
    return { decisions: [], problems };
  }
  const newest = new Map<string, Decision>();
  for (const [n, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const read = decisionOf(line);
    if (typeof read === 'string') problem(read, n + 1);
    else newest.set(read.finding, newer(newest.get(read.finding), read));
  }
  return { decisions: [...newest.values()].sort(byFinding), problems };
}

/** Writes the decisions, one line each, sorted by finding, so that two branches merge by union. */
export function writeDecisions(decisions: readonly Decision[]): string {
  return [...decisions]
    .sort(byFinding)
    .map((decision) => `${lineOf(decision)}\n`)
    .join('');
}

/** Replaces whatever was decided about the finding before. */
export function withDecision(decisions: readonly Decision[], decision: Decision): Decision[] {
  return [...decisions.filter(({ finding }) => finding !== decision.finding), decision].sort(byFinding);
}

function byFinding(a: Decision, b: Decision): number {
  if (a.finding === b.finding) return 0;
  return a.finding < b.finding ? -1 : 1;
}

/** The later one; of two at the same moment the same one, whatever their order in the file. */
function newer(a: Decision | undefined, b: Decision): Decision {
  if (a === undefined || a.at < b.at) return b;
  if (a.at > b.at) return a;
  return lineOf(a) > lineOf(b) ? a : b;
}

function lineOf(decision: Decision): string {
  const { finding, kind, rule, ruleDigest, path, anchor, by, at } = decision;
  const common = { finding, decision: kind, rule, ruleDigest, path, anchor, by, at: isoTime(at) };
  if (decision.kind === 'confirm') return JSON.stringify(common);
  const until = decision.until === undefined ? {} : { until: dayOf(decision.until) };
  const owner = decision.kind === 'accept' ? { owner: decision.owner } : {};
  return JSON.stringify({ ...common, ...owner, reason: decision.reason, ...until });
}

/** The decision on a line, or why it is none. */
function decisionOf(line: string): Decision | string {
  if (line.length > limits.decisionLineBytes)
    return `line longer than ${limits.decisionLineBytes} characters`;
  const fields = fieldsOf(line);
  if (typeof fields === 'string') return fields;
  const text = (name: string): string => textIn(fields, name);
  const anchor = fieldsIn(fields['anchor']);
  const at = Date.parse(text('at'));
  if (!isFindingId(text('finding'))) return 'no finding id such as f_0123456789';
  if (text('rule') === '' || text('path') === '') return 'rule or path is missing';
  if (text('by') === '') return 'nobody decided it: by is missing';
  if (Number.isNaN(at)) return 'at is no time';
  const base = {
    finding: text('finding'),
    rule: text('rule'),
    ruleDigest: text('ruleDigest'),
    path: text('path'),
    anchor: {
      scope: textIn(anchor, 'scope'),
      match: textIn(anchor, 'match'),
      context: textIn(anchor, 'context'),
    },
    by: text('by'),
    at,
  };
  if (text('decision') === 'confirm') return { ...base, kind: 'confirm' };
  return reasoned(base, fields);
}

type Base = Omit<Extract<Decision, { kind: 'confirm' }>, 'kind'>;
type Fields = Readonly<Record<string, unknown>>;

function reasoned(base: Base, fields: Fields): Decision | string {
  const kind = textIn(fields, 'decision');
  const reason = textIn(fields, 'reason');
  const owner = textIn(fields, 'owner');
  const day = fields['until'] === undefined ? undefined : textIn(fields, 'until');
  const until = day === undefined ? undefined : endOfDay(day);
  if (kind !== 'ignore' && kind !== 'accept') return `unknown decision "${kind}": ignore, accept or confirm`;
  if (reason.trim() === '') return `${kind} without a reason`;
  if (day !== undefined && until === undefined) return `no such day as ${day}`;
  if (kind === 'ignore') return { ...base, kind, reason, ...(until === undefined ? {} : { until }) };
  if (owner === '') return 'accept without an owner';
  if (until === undefined) return 'accept without until';
  return { ...base, kind, reason, owner, until };
}

function fieldsOf(line: string): Fields | string {
  try {
    const value: unknown = JSON.parse(line);
    return isFields(value) ? value : 'not a JSON object';
  } catch (error) {
    return `not JSON: ${error instanceof Error ? error.message : 'unreadable'}`;
  }
}

function fieldsIn(value: unknown): Fields {
  return isFields(value) ? value : {};
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text field, own properties only; anything else is empty. */
function textIn(fields: Fields, name: string): string {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof value === 'string' ? value : '';
}
