import { isCheckName, listMeaning, speaksOfAccess } from './control-words.ts';
import { wordsOf } from '../routes/guard-kind.ts';
import type { Mutation } from './mutation.ts';
import { truth } from './removal.ts';
import type { SourceView } from './source-view.ts';

const parsing: ReadonlySet<string> = new Set([
  'parse',
  'parseAsync',
  'validate',
  'validateSync',
  'validateAsync',
  'cast',
]);
const tests: ReadonlySet<string> = new Set([
  'includes',
  'has',
  'test',
  'contains',
  'startsWith',
  'endsWith',
  'some',
  'every',
  'match',
  'Contains',
  'MatchString',
]);
const comparing: ReadonlySet<string> = new Set([
  'timing safe equal',
  'compare digest',
  'check password',
  'check password hash',
  'password matches',
  'verify password',
  'bcrypt compare',
  'bcrypt compare sync',
  'bcrypt checkpw',
  'argon2 verify',
  'compare passwords',
  'compare password',
]);
const format =
  /^(?:is|valid) (?:\w+ )?(?:valid|safe|allowed|url|uri|email|uuid|trusted|int|numeric|alphanumeric|ip|iban|mobile phone|hostname|fqdn|in allow ?list)\b/u;

/** Functions that look at an input: what they give becomes the input, what they ask becomes true. */
export function validatorsAt(v: SourceView, node: number): readonly Mutation[] {
  if (v.kind(node) === 'call')
    return [...comparison(v, node), ...question(v, node), ...checkedValue(v, node)].slice(0, 1);
  return v.kind(node) === 'binary' && v.isPython ? listQuestion(v, node) : [];
}

/** `schema.parse(x)`, `validate(x)` where the result is used. */
function checkedValue(v: SourceView, call: number): readonly Mutation[] {
  const name = v.calleeName(call);
  const args = v.args(call);
  const [first = -1] = args;
  if (first < 0 || args.length > 2 || !isUsed(v, call)) return [];
  if (v.kind(first) === 'spread' || v.kind(first) === 'keyword-argument' || v.kind(first) === 'lambda')
    return [];
  const dot = name.lastIndexOf('.');
  const isSchema = dot > 0 && parsing.has(name.slice(dot + 1)) && isSchemaName(name.slice(0, dot));
  const isQuestion = /^(?:is|has|can|may)\b/u.test(wordsOf(name.slice(dot + 1)));
  if (!isSchema && (isQuestion || !(isCheckName(name) && !speaksOfAccess(name)))) return [];
  // What a check gives back without looking like its input, such as a list of errors, is only told by types.
  if (!isSchema && v.kind(first) === 'string') return [];
  return [
    mutation(v, call, {
      replacement: v.operand(first),
      title: `Take ${v.shown(first)} unchecked`,
      reason: `${name} refuses what is not right.`,
    }),
  ];
}

/** The result is put, given or returned somewhere; conditions are asked, not used. */
function isUsed(v: SourceView, call: number): boolean {
  let at = call;
  if (v.kind(v.parent(at)) === 'await') at = v.parent(at);
  const parent = v.kind(v.parent(at));
  if (['variable', 'return', 'arguments', 'pair', 'keyword-argument', 'member'].includes(parent))
    return v.role(at) !== 'callee';
  return parent === 'assign' && v.role(at) === 'right';
}

function isSchemaName(name: string): boolean {
  return (
    /\b(?:schema|validator|dto|shape|form|joi|yup|z|body|params|query|input)\b/u.test(wordsOf(name)) &&
    name !== 'JSON'
  );
}

/** `allowed.includes(x)`, `isURL(x)`; where it is asked, not where its result is stored. */
function question(v: SourceView, call: number): readonly Mutation[] {
  if (!isAsked(v, call)) return [];
  const name = v.calleeName(call);
  const dot = name.lastIndexOf('.');
  const [last, of] = [name.slice(dot + 1), name.slice(0, Math.max(0, dot))];
  if (format.test(wordsOf(last)))
    return [
      mutation(v, call, {
        replacement: truth(v, true),
        title: `Let ${name} always hold`,
        reason: `${name} is asked before the input is used.`,
      }),
    ];
  const meaning = tests.has(last) && of !== '' ? listMeaning(of) : undefined;
  if (meaning === undefined) return [];
  const title = meaning ? `Let everything be in ${of}` : `Let nothing be in ${of}`;
  return [
    mutation(v, call, {
      replacement: truth(v, meaning),
      title,
      reason: `${of} says what may ${meaning ? '' : 'not '}pass.`,
    }),
  ];
}

/** `x in ALLOWED`, `x not in ALLOWED`. */
function listQuestion(v: SourceView, node: number): readonly Mutation[] {
  const operator = v.symbol(node);
  const right = v.child(node, 'right');
  const meaning = operator === 'in' || operator === 'not in' ? listMeaning(v.dotted(right)) : undefined;
  if (meaning === undefined || !isAsked(v, node)) return [];
  const holds = operator === 'in' ? meaning : !meaning;
  const name = v.dotted(right);
  return [
    mutation(v, node, {
      replacement: truth(v, holds),
      title: `Do not look into ${name}`,
      reason: `${name} says what may ${meaning ? '' : 'not '}pass.`,
    }),
  ];
}

function comparison(v: SourceView, call: number): readonly Mutation[] {
  const words = wordsOf(v.calleeName(call));
  const isWhole =
    comparing.has(words) ||
    comparing.has(words.split(' ').slice(-2).join(' ')) ||
    comparing.has(words.split(' ').slice(-3).join(' '));
  if (!isWhole || v.kind(v.parent(call)) === 'expression-statement') return [];
  const name = v.calleeName(call);
  const one = mutation(v, call, {
    replacement: truth(v, true),
    title: `Let ${name} always hold`,
    reason: `${name} compares a secret.`,
  });
  return [{ ...one, control: 'guard' }];
}

/** In a condition, negated, combined with others, or given back as the answer. */
function isAsked(v: SourceView, node: number): boolean {
  const [role, parent] = [v.role(node), v.kind(v.parent(node))];
  if (role === 'condition') return true;
  if (parent === 'return') return true;
  if (parent === 'unary') return v.symbol(v.parent(node)) === '!' || v.symbol(v.parent(node)) === 'not';
  return parent === 'binary' && ['&&', '||', 'and', 'or'].includes(v.symbol(v.parent(node)));
}

function mutation(
  v: SourceView,
  node: number,
  told: Pick<Mutation, 'replacement' | 'title' | 'reason'>,
): Mutation {
  return { control: 'validator', start: v.start(node), end: v.end(node), ...told };
}
