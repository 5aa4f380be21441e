import type { OxcError, ParserOptions, Program } from 'oxc-parser';
import { limits } from '../../core/limits.ts';
import type { ParseProblem } from '../parse-problem.ts';
import type { ParseOptions, Parsed } from '../parsed.ts';
import { TreeBuilder } from '../tree/builder.ts';
import { Symbols } from '../tree/symbols.ts';
import type { SyntaxNode } from './estree.ts';
import { framesOf, type FragmentFrame } from './fragments.ts';
import { hasCostlyLines } from './costly-lines.ts';
import { Lowering, type NumberedRule } from './lowering.ts';
import { refusalOf, type Dialect } from './nesting.ts';
import { rulesFor } from './rules.ts';

/** `parseSync` of oxc-parser. */
export type OxcParse = (
  filename: string,
  text: string,
  options: ParserOptions,
) => { readonly program: Program; readonly errors: readonly OxcError[] };

export type JavaScriptId = 'javascript' | 'typescript' | 'tsx';

/** What the JavaScript front end needs from outside. */
export interface JavaScriptParsers {
  /** Gives the native parser; called when the first file comes, so that nothing is loaded in vain. */
  readonly loadOxc: () => OxcParse;
  /** An error-tolerant parser, for files that the native one refuses as a whole or must not be given. */
  readonly fallback?: (language: JavaScriptId, text: string, options: ParseOptions) => Parsed;
}

/** In this order; the later ones are for files that their name lies about, such as JavaScript with types. */
const dialects: Readonly<Record<JavaScriptId, readonly Dialect[]>> = {
  javascript: ['jsx', 'tsx', 'ts'],
  typescript: ['ts', 'tsx'],
  tsx: ['tsx', 'ts'],
};

/** Parses JavaScript and TypeScript, with or without markup. Never throws for any text. */
export class JavaScriptFrontEnd {
  readonly #parsers: JavaScriptParsers;
  #oxc: OxcParse | undefined;
  /** Made once for as long as the trees share their symbols. */
  #rules: { readonly symbols: Symbols; readonly byType: ReadonlyMap<string, NumberedRule> } | undefined;

  constructor(parsers: JavaScriptParsers) {
    this.#parsers = parsers;
  }

  parse(language: JavaScriptId, text: string, options: ParseOptions = {}): Parsed {
    if (text.length > limits.fileBytes) return nothing(language, text, options, problem('too-large', 0));
    const { fallback } = this.#parsers;
    const isWhole = (options.fragment ?? 'module') === 'module';
    if (isWhole && fallback !== undefined && hasCostlyLines(text)) return fallback(language, text, options);
    const frames = framesOf(options.fragment ?? 'module');
    let refused: ParseProblem | undefined;
    for (const frame of frames) {
      for (const dialect of dialects[language]) {
        const attempt = this.#attempt({ language, dialect, text, frame, options });
        if ('tree' in attempt) return attempt;
        refused ??= attempt;
        if (attempt.kind !== 'syntax') return this.#without(language, text, options, attempt);
      }
    }
    return this.#without(language, text, options, refused ?? problem('syntax', 0));
  }

  /** What the other parser makes of it, if there is one and the text is a whole file. */
  #without(language: JavaScriptId, text: string, options: ParseOptions, why: ParseProblem): Parsed {
    const { fallback } = this.#parsers;
    const whole = (options.fragment ?? 'module') === 'module';
    if (fallback === undefined || !whole || why.kind === 'too-large')
      return nothing(language, text, options, why);
    const parsed = fallback(language, text, options);
    return parsed.problems.length > 0 ? parsed : { tree: parsed.tree, problems: [why] };
  }

  #attempt(attempt: Attempt): Parsed | ParseProblem {
    const { dialect, frame } = attempt;
    const text = frame.before + attempt.text + frame.after;
    const refusal = refusalOf(text, dialect);
    if (refusal !== undefined) return problem(refusal.kind, refusal.at - frame.before.length);
    this.#oxc ??= this.#parsers.loadOxc();
    const native = parseNative(this.#oxc, text, dialect);
    if (native === undefined) return problem('crashed', 0);
    const { program, errors } = native;
    const first = errors[0];
    // After an error it cannot get over the parser gives no statement at all; the others do not touch the tree.
    const empty = program.body.length === 0;
    if (first !== undefined && empty)
      return problem('syntax', (first.labels[0]?.start ?? 0) - frame.before.length);
    const nodes = frame.cut(program, text);
    return nodes === undefined ? problem('syntax', 0) : this.#lowered(attempt, text, nodes);
  }

  #lowered(attempt: Attempt, text: string, nodes: readonly SyntaxNode[]): Parsed {
    const { language, dialect, frame, options } = attempt;
    const symbols = options.symbols ?? new Symbols();
    if (this.#rules?.symbols !== symbols) this.#rules = { symbols, byType: rulesFor(symbols) };
    const start = frame.before.length;
    const end = start + attempt.text.length;
    const builder = new TreeBuilder(symbols);
    const shape = { text, start, end, typed: dialect !== 'jsx', depth: limits.syntaxDepth };
    const lowering = new Lowering(shape, builder, this.#rules.byType);
    builder.open({ kind: 'module', role: 'none', start: 0, end: attempt.text.length, grammar: 'Program' });
    lowering.run(nodes, 'none');
    const tree = builder.finish(language, attempt.text);
    return { tree, problems: lowering.tooDeep ? [problem('too-deep', tree.errors[0]?.start ?? 0)] : [] };
  }
}

interface Attempt {
  readonly language: JavaScriptId;
  readonly dialect: Dialect;
  readonly text: string;
  readonly frame: FragmentFrame;
  readonly options: ParseOptions;
}

/** Undefined when the parser threw; its tree as JSON does not fit into a string for a few texts below all limits. */
function parseNative(oxc: OxcParse, text: string, lang: Dialect): ReturnType<OxcParse> | undefined {
  const settings: ParserOptions = { lang, sourceType: 'unambiguous', preserveParens: false };
  try {
    const { program, errors } = oxc(`file.${lang}`, text, settings);
    return { program, errors };
  } catch {
    // The parser is not ours: what it throws for foreign text is a property of the text.
    return undefined;
  }
}

const messages: Readonly<Record<ParseProblem['kind'], string>> = {
  syntax: 'not valid for the parser',
  'too-deep': 'too deeply nested',
  'too-costly': 'too many words for the parser',
  'too-large': `larger than ${limits.fileBytes} characters`,
  crashed: 'the parser gave up on this text',
};

function problem(kind: ParseProblem['kind'], start: number): ParseProblem {
  return { kind, start: Math.max(0, start), count: 1, message: messages[kind] };
}

function nothing(language: JavaScriptId, text: string, options: ParseOptions, why: ParseProblem): Parsed {
  const builder = new TreeBuilder(options.symbols ?? new Symbols());
  builder.open({ kind: 'module', role: 'none', start: 0, end: text.length, grammar: 'Program' });
  if (text.length > 0) builder.error(0, text.length);
  return { tree: builder.finish(language, text), problems: [why] };
}
