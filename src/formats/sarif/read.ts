import { limits } from '../../core/limits.ts';
import { fieldsOf, itemsOf, positionOf, textOf } from '../test-report/json-shape.ts';
import { claimedTime, kept, laterOf } from '../test-report/report-text.ts';
import type { ReportProblem } from '../test-report/test-report.ts';

/** What another tool reports, as far as an `external` verification needs it. All texts are foreign and capped. */
export interface SarifReport {
  readonly runs: readonly SarifRun[];
  readonly problems: readonly ReportProblem[];
}

export interface SarifRun {
  readonly tool: string;
  readonly version: string;
  /** False when an invocation failed or the tool reports an error of its own; undefined when it says nothing. */
  readonly successful: boolean | undefined;
  /** Milliseconds since 1970 at which the tool claims to have ended. */
  readonly claimedAt?: number;
  /** The commit the tool says it looked at. */
  readonly revision?: string;
  /** Ids of the rules the tool declares, whether they found something or not. */
  readonly rules: readonly string[];
  readonly results: readonly SarifResult[];
}

export interface SarifResult {
  readonly rule: string;
  readonly level: 'error' | 'warning' | 'note' | 'none';
  readonly message: string;
  /** As written; for people only, never opened. */
  readonly uri: string;
  /** The same as a path below the root, or empty when it is absolute, climbs, or names another scheme. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** The tool itself was told to leave it out. */
  readonly suppressed: boolean;
}

type Fields = ReadonlyMap<string, unknown>;

/** Reads SARIF 2.1.0. Results that are no failures (`pass`, `absent`...) are left out. Never throws. */
export function readSarif(text: string): SarifReport {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return { runs: [], problems: [{ kind: 'failed', message: 'not whole JSON: was it cut?' }] };
  }
  const root = fieldsOf(value);
  if (!Array.isArray(root.get('runs'))) {
    return { runs: [], problems: [{ kind: 'failed', message: 'not a SARIF log: no runs in it' }] };
  }
  const problems: ReportProblem[] = [];
  if (textOf(root.get('version')) !== '2.1.0') {
    problems.push({
      kind: 'partial',
      message: `SARIF version ${kept(textOf(root.get('version')))} is not 2.1.0`,
    });
  }
  let room: number = limits.reportCases;
  const runs = itemsOf(root.get('runs')).map((item) => {
    const run = runOf(fieldsOf(item), room);
    if (itemsOf(fieldsOf(item).get('results')).length > room) {
      problems.push({
        kind: 'partial',
        message: `more than ${limits.reportCases} results; the rest was not read`,
      });
    }
    room -= run.results.length;
    return run;
  });
  return { runs, problems };
}

interface Rule {
  readonly id: string;
  readonly level: SarifResult['level'] | undefined;
}

function runOf(run: Fields, room: number): SarifRun {
  const tool = fieldsOf(run.get('tool'));
  const driver = fieldsOf(tool.get('driver'));
  const invocations = itemsOf(run.get('invocations')).map(fieldsOf);
  const claimedAt = invocations
    .map((invocation) => claimedTime(textOf(invocation.get('endTimeUtc'))))
    .reduce((a, b) => laterOf(a, b), undefined);
  const source = fieldsOf(itemsOf(run.get('versionControlProvenance'))[0]);
  const revision = textOf(source.get('revisionId')).toLowerCase();
  const components = [driver, ...itemsOf(tool.get('extensions')).map(fieldsOf)];
  const rules = components.map((component) =>
    itemsOf(component.get('rules')).map((rule) => ruleOf(fieldsOf(rule))),
  );
  return {
    tool: kept(textOf(driver.get('name'))),
    version: kept(textOf(driver.get('semanticVersion')) || textOf(driver.get('version'))),
    successful: invocations.length === 0 ? undefined : invocations.every(isSuccessful),
    ...(claimedAt === undefined ? {} : { claimedAt }),
    ...(/^[0-9a-f]{7,64}$/.test(revision) ? { revision } : {}),
    rules: rules.flat().map(({ id }) => id),
    results: resultsOf(run, rules, room),
  };
}

function isSuccessful(invocation: Fields): boolean {
  const notes = [
    ...itemsOf(invocation.get('toolExecutionNotifications')),
    ...itemsOf(invocation.get('toolConfigurationNotifications')),
  ];
  const failed = notes.some((note) => fieldsOf(note).get('level') === 'error');
  return invocation.get('executionSuccessful') === true && !failed;
}

function ruleOf(rule: Fields): Rule {
  return {
    id: kept(textOf(rule.get('id'))),
    level: levelIn(fieldsOf(rule.get('defaultConfiguration')).get('level')),
  };
}

function resultsOf(run: Fields, rules: readonly (readonly Rule[])[], room: number): readonly SarifResult[] {
  const byId = new Map(rules.flat().map((rule) => [rule.id, rule]));
  return itemsOf(run.get('results'))
    .slice(0, room)
    .map(fieldsOf)
    .filter(isFailure)
    .map((result) => resultOf(result, ruleFor(result, rules, byId)));
}

/** `kind` is `fail` unless it says otherwise; an absent result is one of a former run. */
function isFailure(result: Fields): boolean {
  const kind = result.get('kind') ?? 'fail';
  const isOpen = kind === 'fail' || kind === 'open' || kind === 'review';
  return isOpen && result.get('baselineState') !== 'absent';
}

/** By the id of the result, or by its place in the lists of the tool's components. */
function ruleFor(result: Fields, rules: readonly (readonly Rule[])[], byId: ReadonlyMap<string, Rule>): Rule {
  const reference = fieldsOf(result.get('rule'));
  const id = kept(textOf(result.get('ruleId')) || textOf(reference.get('id')));
  const index = result.get('ruleIndex') ?? reference.get('index');
  const component = fieldsOf(reference.get('toolComponent')).get('index');
  const list = rules[typeof component === 'number' ? component + 1 : 0];
  const listed = typeof index === 'number' ? list?.[index] : undefined;
  // A sub-rule such as `xss/reflected` has the description of `xss`.
  const described = byId.get(id) ?? listed ?? byId.get(id.slice(0, Math.max(0, id.lastIndexOf('/'))));
  return { id: id === '' ? (listed?.id ?? '') : id, level: described?.level };
}

function resultOf(result: Fields, rule: Rule): SarifResult {
  const message = fieldsOf(result.get('message'));
  const physical = fieldsOf(fieldsOf(itemsOf(result.get('locations'))[0]).get('physicalLocation'));
  const region = fieldsOf(physical.get('region'));
  const uri = kept(textOf(fieldsOf(physical.get('artifactLocation')).get('uri')));
  const suppressions = itemsOf(result.get('suppressions')).map(fieldsOf);
  return {
    rule: rule.id,
    level: levelIn(result.get('level')) ?? rule.level ?? 'warning',
    message: kept(
      textOf(message.get('text')) || textOf(message.get('markdown')) || textOf(message.get('id')),
    ),
    uri,
    path: pathIn(uri),
    line: positionOf(region.get('startLine')) ?? 1,
    column: positionOf(region.get('startColumn')) ?? 1,
    suppressed: suppressions.some((one) => (one.get('status') ?? 'accepted') === 'accepted'),
  };
}

function levelIn(value: unknown): SarifResult['level'] | undefined {
  return value === 'error' || value === 'warning' || value === 'note' || value === 'none' ? value : undefined;
}

function pathIn(uri: string): string {
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(uri)) return '';
  let path: string;
  try {
    path = decodeURIComponent(uri);
  } catch {
    path = uri;
  }
  const plain = path.replace(/^(?:\.\/)+/, '');
  const climbs = plain.split(/[\\/]/).includes('..');
  return climbs || /^[\\/]|^[A-Za-z]:|[\u0000]/.test(plain) ? '' : plain;
}
