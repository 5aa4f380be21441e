import type { Finding, Step } from '../../../core/finding.ts';
import { collapsed } from '../../../core/lines.ts';
import type { CodeLocation } from '../../../core/location.ts';
import type { RuleInfo } from '../../../core/rule.ts';
import { interpolate } from '../../../formats/semgrep/interpolate.ts';
import type { TaintFinding } from '../../../lang/taint/run.ts';
import type { Trace } from '../../../lang/taint/taint.ts';
import { agree, joined, lookedUp } from '../formula/range.ts';
import type { CompiledTaintRule } from '../taint/compiled-taint.ts';
import type { CodeFile, MarkedPlace } from './code-file.ts';

/** What is needed to tell of a flow. */
export interface FlowContext {
  readonly rule: CompiledTaintRule;
  readonly info: RuleInfo;
  readonly places: ReadonlyMap<number, MarkedPlace>;
  readonly open: (path: string) => CodeFile | undefined;
}

/**
 * Flows as findings, in order. Where the source has no part in what is told, a sink is told once, with the first way to
 * it: many sources may come to it on many ways.
 */
export function flowFindings(found: readonly TaintFinding[], about: FlowContext): readonly Finding[] {
  const { options, message } = about.rule.rule;
  const toldBySource =
    options.taint_unify_mvars || options.taint_focus_on === 'source' || message.includes('$');
  const told = new Set<number>();
  return found.flatMap((one) => {
    if (told.has(one.sink.id)) return [];
    const finding = flowFinding(one, about);
    if (finding === undefined) return [];
    if (!toldBySource) told.add(one.sink.id);
    return [finding];
  });
}

/** A flow as a finding at its sink, or undefined when the rule does not mean this source with this sink. */
function flowFinding({ sink, taint, trace }: TaintFinding, about: FlowContext): Finding | undefined {
  const { rule, info, places } = about;
  const [from, to] = [places.get(taint.taint.source?.id ?? -1), places.get(sink.id)];
  if (from === undefined || to === undefined) return undefined;
  const { options, message } = rule.rule;
  if (options.taint_unify_mvars && !agree(from.range.bindings, to.range.bindings)) return undefined;
  const bindings = joined(to.range.bindings, from.range.bindings);
  const told = options.taint_focus_on === 'source' ? from : to;
  const at = placeIn(told.file, told.range);
  const text = told.file.source.text();
  return {
    engine: 'sast',
    rule: info.id,
    severity: info.severity,
    confidence: info.confidence,
    at,
    message: interpolate(message.trim(), (name) => lookedUp(bindings, name)) || info.title,
    anchor: {
      scope: told.file.scopeAt(told.range.start),
      match: collapsed(text.slice(told.range.start, told.range.end)).slice(0, anchorChars),
      context: told.file.lines.context(at.line),
    },
    excerpt: told.file.lines.excerpt(at.line, Math.min(at.endLine, at.line + excerptLines)),
    steps: stepsOf(from, to, trace, about),
  };
}

const anchorChars = 1_000;
const excerptLines = 4;

function placeIn(
  file: CodeFile,
  { start, end }: { readonly start: number; readonly end: number },
): CodeLocation {
  return { kind: 'code', path: file.path, ...file.lines.span(start, end) };
}

/** Source, what the value went through, sink. Steps on one line are told once. */
function stepsOf(from: MarkedPlace, to: MarkedPlace, trace: Trace, { open }: FlowContext): readonly Step[] {
  const steps = [stepAt(from.file, from.range, 'the value comes from outside here')];
  for (const { file: path, node } of spotsOf(trace)) {
    const file = open(path);
    if (file === undefined || node < 0) continue;
    const place = { start: file.tree.start[node] ?? 0, end: file.tree.end[node] ?? 0 };
    const step = stepAt(file, place, 'it is passed on');
    const before = steps.at(-1);
    if (before?.at.path !== step.at.path || before.at.line !== step.at.line) steps.push(step);
  }
  const last = stepAt(to.file, to.range, 'and is used here');
  const before = steps.at(-1);
  if (steps.length > 1 && before?.at.path === last.at.path && before.at.line === last.at.line) steps.pop();
  return [...steps, last];
}

function stepAt(
  file: CodeFile,
  place: { readonly start: number; readonly end: number },
  message: string,
): Step {
  const at = placeIn(file, place);
  return { at, message, excerpt: file.lines.excerpt(at.line, at.line) };
}

/** The nodes of a trace in the order in which the value passes them, calls entered. */
function spotsOf(trace: Trace | undefined): readonly { readonly file: string; readonly node: number }[] {
  const spots: { file: string; node: number }[] = [];
  for (let at = trace; at !== undefined; at = at.before) {
    const inside = spotsOf(at.inside);
    spots.unshift({ file: at.file, node: at.node }, ...inside);
  }
  return spots;
}
