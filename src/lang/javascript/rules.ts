import { classRules } from './class-rules.ts';
import { declarationRules } from './declaration-rules.ts';
import type { NodeType, Rule, Rules, SyntaxNode } from './estree.ts';
import { expressionRules } from './expression-rules.ts';
import { functionRules } from './function-rules.ts';
import { jsxRules } from './jsx-rules.ts';
import { literalRules } from './literal-rules.ts';
import type { NumberedRule } from './lowering.ts';
import { moduleRules } from './module-rules.ts';
import { statementRules } from './statement-rules.ts';
import { typeRules } from './type-rules.ts';
import type { Symbols } from '../tree/symbols.ts';

// The type is the proof: a node type of the parser without a rule does not compile.
const all: Rules<NodeType> = {
  ...expressionRules,
  ...literalRules,
  ...statementRules,
  ...functionRules,
  ...classRules,
  ...moduleRules,
  ...jsxRules,
  ...typeRules,
  ...declarationRules,
};

/** How each node type of the parser becomes generic, for trees over these symbols. */
export function rulesFor(symbols: Symbols): ReadonlyMap<string, NumberedRule> {
  const rules = Object.entries<Rule<SyntaxNode>>(all);
  return new Map(rules.map(([type, lower]) => [type, { lower, grammar: symbols.intern(type) }]));
}
