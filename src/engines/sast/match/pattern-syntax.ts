/** How the patterns of one language are written and parsed. */
export interface PatternSyntax {
  /** Starts of comments that go to the end of the line. */
  readonly lineComments: readonly string[];
  readonly quotes: string;
  /** Blocks are braces and statements end in semicolons: `...` as a statement is written `hfdots;`. */
  readonly braces: boolean;
  /** What `...` becomes as a statement. */
  readonly statement: string;
  /** What `...` becomes among class members, parameters of a definition, and pairs of a dictionary. */
  readonly member: string;
  readonly parameter: string;
  readonly pair: string;
  /** Typed metavariables: `($X: T)`, `(T $X)`, or `$X: T` among arguments. */
  readonly typed: 'after' | 'before' | 'inside' | 'none';
  /** `...x` is the language's own spread. */
  readonly spreads: boolean;
  /** Arguments of annotations are either one value or all named. */
  readonly annotations: boolean;
  /** Variables begin with a dollar, so that `$X` may also be written where only a variable may stand. */
  readonly dollars: boolean;
  /** Names of classes begin with a capital. */
  readonly constants: boolean;
  /** Names stand between quotes. */
  readonly quoted: boolean;
  /** Bodies hold attributes and blocks, each on a line of its own. */
  readonly bodies: boolean;
  /** What begins code between double quotes, if anything does. */
  readonly interpolation: readonly string[];
  /** Commands of a shell: a comment begins a word, and what is expanded between quotes is code. */
  readonly shell: boolean;
  /** `a b` is `a.b`. */
  readonly postfix: boolean;
  /** Lines of settings (`ENV a=b`), in which each word is one. */
  readonly settings: boolean;
  /** Tags and attributes: an attribute without a value is written `a=...`. */
  readonly markup: boolean;
  /** What is imported is a string in a list. */
  readonly importLists: boolean;
  /** `/re/` is a literal. */
  readonly regexes: boolean;
}

/** Names that stand for what a pattern leaves open. */
export const placeholders = {
  dots: 'hfdots',
  deep: 'hfdeep',
  metavariable: 'hfm_',
  metavariables: 'hfe_',
  typed: 'hft_',
  /** The argument of what is no call but was written as one. */
  alone: 'hfalone',
} as const;

const dots = placeholders.dots;

const braced: PatternSyntax = {
  lineComments: ['//'],
  quotes: '\'"',
  braces: true,
  statement: `${dots};`,
  member: `${dots};`,
  parameter: dots,
  pair: dots,
  typed: 'none',
  spreads: false,
  annotations: false,
  dollars: false,
  bodies: false,
  quoted: false,
  constants: false,
  interpolation: [],
  shell: false,
  postfix: false,
  settings: false,
  markup: false,
  importLists: false,
  regexes: false,
};

const javascript: PatternSyntax = { ...braced, quotes: '\'"`', typed: 'after', spreads: true, regexes: true };
const typedBefore: PatternSyntax = {
  ...braced,
  typed: 'before',
  member: `int ${dots};`,
  parameter: `int ${dots}`,
};
const indented: PatternSyntax = { ...braced, lineComments: ['#'], braces: false, member: dots };

const syntaxes: Readonly<Record<string, PatternSyntax>> = {
  javascript,
  typescript: javascript,
  tsx: javascript,
  python: { ...indented, typed: 'inside', pair: `${dots}: ${dots}` },
  ruby: {
    ...indented,
    quotes: '\'"`',
    interpolation: ['#{'],
    constants: true,
    pair: `${dots} => ${dots}`,
  },
  scala: { ...braced, typed: 'after', postfix: true, interpolation: ['${'], parameter: `${dots}: ${dots}` },
  kotlin: { ...braced, typed: 'after', interpolation: ['${'], parameter: `${dots}: ${dots}` },
  bash: { ...indented, shell: true, interpolation: ['$(', '${'] },
  html: { ...braced, lineComments: [], quotes: '"', markup: true },
  json: { ...indented, lineComments: [], quotes: '"', quoted: true },
  dockerfile: { ...indented, quotes: '"', pair: dots, settings: true },
  terraform: { ...indented, lineComments: ['#', '//'], quotes: '"', bodies: true, pair: `${dots} = ${dots}` },
  rust: { ...braced, typed: 'after', parameter: `${dots}: ${dots}` },
  java: { ...typedBefore, annotations: true },
  // Only calls and assignments are statements.
  csharp: { ...typedBefore, statement: `${dots}();` },
  c: typedBefore,
  cpp: typedBefore,
  php: {
    ...braced,
    member: `public $${dots};`,
    lineComments: ['//', '#'],
    dollars: true,
    parameter: `$${dots}`,
  },
  go: { ...braced, quotes: '\'"`', typed: 'after', importLists: true },
};

/** The syntax of a language's patterns. */
export function patternSyntaxOf(language: string): PatternSyntax {
  return syntaxes[language] ?? braced;
}
