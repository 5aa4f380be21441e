import type { Expression } from '../facts/facts.ts';

/** The expressions that an expression is made of; functions and classes inside it are not entered. */
export function expressionParts(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'call':
      return [expression.callee, ...expression.args.map((one) => one.value)];
    case 'member':
    case 'spread':
      return [expression.of];
    case 'list':
      return expression.items;
    case 'either':
      return expression.options;
    case 'record':
      return expression.pairs.map((pair) => pair.value);
    default:
      return [];
  }
}
