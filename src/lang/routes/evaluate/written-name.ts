import type { Expression } from '../facts/facts.ts';

/** How an expression is written, as far as it is names: `auth.required`, `passport.authenticate` for its call too; empty otherwise. */
export function writtenName(expression: Expression): string {
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'self':
      return 'this';
    case 'member': {
      const of = writtenName(expression.of);
      return of === '' ? expression.name : `${of}.${expression.name}`;
    }
    case 'call':
      return writtenName(expression.callee);
    case 'spread':
      return writtenName(expression.of);
    default:
      return '';
  }
}
