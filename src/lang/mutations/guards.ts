import { isCheckName, isQuestionName, speaksOfAccess, speaksOfBounds } from './control-words.ts';
import type { Control, Mutation } from './mutation.ts';
import { emptyStatement, never, truth } from './removal.ts';
import type { SourceView } from './source-view.ts';

/** Statuses of a refusal. 404 is left out: what is missing cannot be served without the check, either. */
const refusals =
  /(?<![\w.])(?:400|401|403|405|409|410|411|413|414|415|416|422|423|428|429|431|451)(?![\w.])/u;
const refusing =
  /\b(?:forbidden|unauthori[sz]ed|denied|deny|permission|badrequest|notallowed|invalid|validation|toolarge|expired|illegal|abort|login)/iu;
const accepting = /\bnext\(\s*\)|\breturn\s+(?:true|True)\b/u;
const refused = /\breturn\s*(?:false|False|null|None|nil|undefined|;|\}|$)/u;
/** Characters of a branch that are looked at. */
const branchChars = 600;

/** `if (!allowed) throw …`, and calls that stand alone of functions that refuse. */
export function guardsAt(v: SourceView, node: number): readonly Mutation[] {
  const kind = v.kind(node);
  if (kind === 'if') return refusal(v, node);
  if (kind === 'expression-statement') return checkCall(v, node);
  return kind === 'throw' ? acceptance(v, node) : [];
}

/** `if (isFine(x)) return x; throw …`: everything is fine. */
function acceptance(v: SourceView, node: number): readonly Mutation[] {
  const before = v
    .children(v.parent(node))
    .findLast((one) => v.end(one) <= v.start(node) && v.kind(one) !== 'comment');
  if (before === undefined || v.kind(before) !== 'if' || v.child(before, 'else') >= 0) return [];
  const condition = v.child(before, 'condition');
  if (condition < 0 || howItEnds(v, v.child(before, 'then')) !== 'return') return [];
  const branch = v.text(node).slice(0, branchChars);
  const status = refusals.exec(branch)?.[0];
  if (status === undefined && !refusing.test(branch)) return [];
  const around = v.functionName(node);
  return [
    {
      control: controlOf(v, condition, status, speaksOfAccess(branch)),
      start: v.start(condition),
      end: v.end(condition),
      replacement: truth(v, true),
      title: `Always accept, not only when ${v.shown(condition)}`,
      reason: `What is not accepted ${status === undefined ? 'throws' : `answers ${status}`}${around === '' ? '' : ` in ${around}`}.`,
    },
  ];
}

function refusal(v: SourceView, node: number): readonly Mutation[] {
  const condition = v.child(node, 'condition');
  const how = howItEnds(v, v.child(node, 'then'));
  if (condition < 0 || how === undefined || isErrorAsked(v, condition)) return [];
  const branch = v.text(v.child(node, 'then')).slice(0, branchChars);
  const isAccess = speaksOfAccess(v.text(condition)) || speaksOfAccess(branch);
  const around = v.functionName(node);
  const isInCheck = isCheckName(around) || isQuestionName(around);
  const where = around === '' ? '' : ` in ${around}`;
  const range = { start: v.start(condition), end: v.end(condition) };
  if (accepting.test(branch)) {
    if (!isInCheck || !isAccess) return [];
    const [replacement, title] = [truth(v, true), `Always accept, not only when ${v.shown(condition)}`];
    return [{ control: 'guard', ...range, replacement, title, reason: `The branch lets through${where}.` }];
  }
  const status = refusals.exec(branch)?.[0];
  const isMeant = isInCheck && isAccess && (how === 'throw' || refused.test(branch));
  if (
    status === undefined &&
    !refusing.test(branch) &&
    !(how === 'throw' && (isAccess || isInCheck)) &&
    !isMeant
  )
    return [];
  const said = status === undefined ? (how === 'throw' ? 'throws' : 'refuses') : `answers ${status}`;
  const [replacement, title] = [never(v, v.text(condition)), `Never refuse when ${v.shown(condition)}`];
  const control = controlOf(v, condition, status, isAccess);
  return [{ control, ...range, replacement, title, reason: `The branch ${said}${where}.` }];
}

/** Go's `err != nil` is part of every call. */
function isErrorAsked(v: SourceView, condition: number): boolean {
  return v.language === 'go' && /^err\w* != nil$/u.test(v.text(condition));
}

function controlOf(v: SourceView, condition: number, status: string | undefined, isAccess: boolean): Control {
  const text = v.text(condition);
  if (status === '413' || status === '429' || (/[<>]/u.test(text) && speaksOfBounds(text))) return 'limit';
  if (isAccess || status === '401' || status === '403') return 'guard';
  return 'validator';
}

/** How a branch leaves the function: its last statement, and a refusal before a bare `return`. */
function howItEnds(v: SourceView, then: number): 'throw' | 'return' | 'answer' | undefined {
  const statements =
    v.kind(then) === 'block' ? v.children(then).filter((one) => v.kind(one) !== 'comment') : [then];
  const last = statements.at(-1);
  if (last === undefined || statements.length > 6) return undefined;
  const kind = v.kind(last);
  if (kind === 'throw' || kind === 'return') return kind;
  return kind === 'expression-statement' ? 'answer' : undefined;
}

function checkCall(v: SourceView, node: number): readonly Mutation[] {
  const value = v.child(node, 'value');
  const call = v.kind(value) === 'await' ? v.child(value, 'value') : value;
  if (v.kind(call) !== 'call') return [];
  const name = v.calleeName(call);
  if (!isCheckName(name) || v.args(call).some((one) => goesOn(v, one))) return [];
  return [
    {
      control: speaksOfAccess(name) ? 'guard' : 'validator',
      start: v.start(node),
      end: v.end(node),
      replacement: emptyStatement(v),
      title: `Do not call ${name}`,
      reason: `${name} is called for what it refuses: nobody uses what it gives back.`,
    },
  ];
}

/** What is given a function to go on with does more than refuse. */
function goesOn(v: SourceView, argument: number): boolean {
  return ['lambda', 'function'].includes(v.kind(argument));
}
