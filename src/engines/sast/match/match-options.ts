/** The options of a rule that matching heeds. */
export interface MatchOptions {
  readonly constants: boolean;
  readonly symbolic: boolean;
  readonly associative: boolean;
  readonly commutativeBooleans: boolean;
  readonly symmetricEquality: boolean;
  readonly variableIsAssignment: boolean;
  readonly fieldIsAssignment: boolean;
  readonly decoratorIsExpression: boolean;
  readonly arrowIsFunction: boolean;
  readonly letIsVar: boolean;
  readonly deepExpressions: boolean;
  readonly deepStatements: boolean;
  readonly implicitDeepStatements: boolean;
  readonly implicitEllipsis: boolean;
  readonly implicitReturn: boolean;
  readonly decoratorsInOrder: boolean;
  readonly strictNames: boolean;
  /** Elements may have attributes that the pattern does not name. */
  readonly anyAttributes: boolean;
  /** The type and regular expression engine of the caller. */
  readonly regex: (pattern: string) => ((text: string) => boolean) | undefined;
}
