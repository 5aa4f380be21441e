import { limits } from '../../core/limits.ts';
import { kept, narrowing, revisionIn } from '../test-report/report-text.ts';
import type { Property, ReportProblem, TestCase, TestReport } from '../test-report/test-report.ts';

/**
 * Reads TAP 13 and 14: plans, directives, `Bail out!`, YAML diagnostics and nested subtests, which are indented by
 * four blanks and end with a test point of their parent. The parent itself is a suite, not a test.
 */
export function readTap(text: string): TestReport {
  const reading = new Reading();
  for (const line of text.split(/\r\n?|\n/)) reading.line(line);
  reading.end();
  const revision = revisionIn(reading.properties);
  return {
    format: 'tap',
    cases: reading.cases,
    ...(revision === undefined ? {} : { revision }),
    ...(reading.narrowed === undefined ? {} : { narrowed: reading.narrowed }),
    problems: reading.problems,
  };
}

interface Point {
  readonly suites: string[];
  readonly name: string;
  readonly ok: boolean;
  readonly directive: 'skip' | 'todo' | undefined;
  message: string;
  file: string;
  line: number | undefined;
}

interface Level {
  readonly done: Point[];
  points: number;
  plan: number | undefined;
}

class Reading {
  readonly cases: TestCase[] = [];
  readonly problems: ReportProblem[] = [];
  readonly properties: Property[] = [];
  narrowed: string | undefined;
  /** One per depth; the last is the subtest that is open. */
  readonly #levels: Level[] = [{ done: [], points: 0, plan: undefined }];
  #last: Point | undefined;
  /** The indentation of the YAML block that is open. */
  #yaml: number | undefined;
  #number = 0;
  #points = 0;
  #stopped = false;

  line(line: string): void {
    this.#number++;
    if (this.#stopped) return;
    const indent = line.length - line.trimStart().length;
    const text = line.slice(indent);
    if (this.#yaml !== undefined) {
      if (indent <= this.#yaml && text.startsWith('...')) this.#yaml = undefined;
      else this.#diagnostic(text);
      return;
    }
    const depth = Math.floor(indent / 4);
    if (text.startsWith('---') && indent % 4 !== 0) this.#yaml = indent;
    else if (text.startsWith('Bail out!')) this.#stop(`the run was stopped: ${text}`);
    else if (indent % 4 === 0) this.#statement(text, depth);
  }

  #statement(text: string, depth: number): void {
    const point = /^(not )?ok\b(?:\s+(\d{1,9}))?(?:\s+-)?\s*(.*)$/s.exec(text);
    const plan = /^1\.\.(\d{1,9})(?:\s*#.*)?$/s.exec(text);
    const property = /^# (holdfast\.\w{1,20}|commit|revision|tree)[:=] ?([0-9a-f]{7,64})$/i.exec(text);
    if (depth > limits.reportDepth) this.#stop(`nested deeper than ${limits.reportDepth} subtests`);
    else if (point !== null) this.#point(point[1] === undefined, point[3] ?? '', depth);
    else if (plan !== null) this.#plan(Number(plan[1]), depth);
    else if (property !== null) this.properties.push([property[1] ?? '', property[2] ?? '']);
  }

  #plan(count: number, depth: number): void {
    const level = this.#levelAt(depth);
    if (level.plan !== undefined) this.#problem('a second plan at the same level');
    level.plan = count;
  }

  #point(passed: boolean, rest: string, depth: number): void {
    if (this.#points++ >= limits.reportCases) {
      return this.#stop(`more than ${limits.reportCases} test points; the rest was not read`);
    }
    const point = pointOf(passed, rest);
    if (point.directive === 'skip') this.narrowed ??= narrowing(point.message);
    const level = this.#levelAt(depth);
    const below = this.#closeBelow(depth);
    level.points++;
    this.#last = point;
    if (below.length === 0) {
      level.done.push(point);
      return;
    }
    for (const child of below) child.suites.unshift(point.name);
    level.done.push(...below);
    // The parent failed by itself: a hook, a time-out, or a plan of its own.
    if (!point.ok && point.directive === undefined && below.every(isGood)) level.done.push(point);
  }

  #levelAt(depth: number): Level {
    while (this.#levels.length <= depth) this.#levels.push({ done: [], points: 0, plan: undefined });
    return this.#levels[depth] ?? { done: [], points: 0, plan: undefined };
  }

  /** Ends all subtests deeper than `depth` and hands over their tests. */
  #closeBelow(depth: number): Point[] {
    const ended = this.#levels.splice(depth + 1);
    for (const level of ended) if (level.points > 0 || level.plan !== undefined) this.#checkPlan(level);
    return ended.flatMap((level) => level.done);
  }

  #checkPlan(level: Level): void {
    if (level.plan === undefined) this.#problem('has no plan (1..N): it was cut, or the run crashed');
    else if (level.plan !== level.points)
      this.#problem(`the plan says ${level.plan} tests, ${level.points} are there`);
  }

  #diagnostic(text: string): void {
    if (this.#last === undefined) return;
    const pair = /^(location|file|error|message|line):\s*(\S.*)$/.exec(text);
    if (pair === null) return;
    const value = (pair[2] ?? '').replace(/^(['"])(.*)\1$/, '$2');
    if (pair[1] === 'location') {
      const place = /^(.*?):(\d{1,9}):\d{1,9}$/.exec(value);
      this.#last.file = kept(place?.[1] ?? value);
      this.#last.line = place === null ? undefined : Math.max(1, Number(place[2]));
    } else if (pair[1] === 'file') this.#last.file = kept(value);
    else if (pair[1] !== 'line' && this.#last.message === '' && !value.startsWith('|'))
      this.#last.message = kept(value);
  }

  end(): void {
    const root = this.#levels[0];
    if (this.#yaml !== undefined) this.#problem('ends inside a diagnostic block');
    const orphans = this.#closeBelow(0);
    if (orphans.length > 0) this.#problem('ends inside a subtest');
    if (root !== undefined && !this.#stopped) this.#checkPlan(root);
    this.cases.push(...[...(root?.done ?? []), ...orphans].map(caseOf));
  }

  #stop(message: string): void {
    this.#stopped = true;
    this.#problem(message);
  }

  #problem(message: string): void {
    if (this.problems.length >= limits.reportProperties) return;
    this.problems.push({ kind: 'partial', line: this.#number, message: kept(message) });
  }
}

function pointOf(ok: boolean, rest: string): Point {
  const [description, directive, reason] = directiveOf(rest);
  const name = kept(description.replace(/\\([\\#])/g, '$1'));
  return { suites: [], name, ok, directive, message: kept(reason), file: '', line: undefined };
}

/** A directive starts at the first `#` that no backslash escapes and that says SKIP or TODO. */
function directiveOf(rest: string): [string, 'skip' | 'todo' | undefined, string] {
  const match = /(?<!\\)#\s{0,8}(skip(?:ped)?|todo)\b/i.exec(rest);
  if (match === null) return [rest, undefined, ''];
  const word = match[1]?.toLowerCase() === 'todo' ? 'todo' : 'skip';
  return [rest.slice(0, match.index), word, rest.slice(match.index + match[0].length)];
}

function isGood(point: Point): boolean {
  return point.ok || point.directive !== undefined;
}

function caseOf(point: Point): TestCase {
  const { suites, name, file, line, message } = point;
  const failed = point.ok ? 'passed' : 'failed';
  return {
    suites,
    name,
    className: '',
    file,
    ...(line === undefined ? {} : { line }),
    properties: [],
    outcome: point.directive === undefined ? failed : 'skipped',
    flaky: false,
    message,
  };
}
