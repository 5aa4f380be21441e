import type { Expression, FunctionFact } from '../facts/facts.ts';

/** One call of a chain: `a.b(x).c(y)` is `b(x)`, then `c(y)`. */
export interface FluentCall {
  readonly name: string;
  readonly args: readonly Expression[];
  readonly expression: Extract<Expression, { kind: 'call' }>;
}

/** Calls kept of one function. */
const callsMax = 2_000;

/** Every call of a function in the order it is made, through the functions that are given to calls. */
export function fluentCalls(functions: readonly FunctionFact[], fact: FunctionFact): readonly FluentCall[] {
  const calls: FluentCall[] = [];
  const seen = new Set<FunctionFact>();
  const enter = (one: FunctionFact): void => {
    if (seen.has(one)) return;
    seen.add(one);
    for (const step of one.steps) {
      if (step.kind === 'set' || step.kind === 'run' || step.kind === 'return') add(step.value);
    }
  };
  const add = (expression: Expression): void => {
    if (calls.length >= callsMax) return;
    if (expression.kind === 'member') add(expression.of);
    if (expression.kind === 'function') {
      const inner = functions[expression.id];
      if (inner !== undefined) enter(inner);
    }
    if (expression.kind !== 'call') return;
    const { callee } = expression;
    if (callee.kind === 'member') add(callee.of);
    const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
    calls.push({ name, args: expression.args.map((one) => one.value), expression });
    for (const argument of expression.args) add(argument.value);
  };
  enter(fact);
  return calls;
}
