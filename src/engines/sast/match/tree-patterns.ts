import { err, ok, type Result } from '../../../core/result.ts';
import { defaultOptions, type RuleOptions } from '../../../formats/semgrep/options.ts';
import { kindOf, type Parsers } from '../../../lang/index.ts';
import { namesOf, type FileNames } from '../../../lang/names/index.ts';
import { CompiledRegex } from '../../../lang/regex/compiled-regex.ts';
import { Subject } from '../../../lang/regex/subject.ts';
import { translateRegex } from '../../../lang/regex/translate.ts';
import type {
  LeafHints,
  LeafMatcher,
  LeafMatches,
  LeafPattern,
  LeafProvider,
  LeafRange,
  Scope,
} from '../formula/leaf.ts';
import type { Binding } from '../formula/range.ts';
import type { Bound } from './bindings.ts';
import { isPatternLanguage, parseAsWritten, type PatternLanguage } from './parse-as-written.ts';
import { compilePattern, compileType } from './compile-pattern.ts';
import { findMatches, hasType, type PatternMatch } from './find-matches.ts';
import { numberOf } from './match-literal.ts';
import type { MatchOptions } from './match-options.ts';
import { NameIndex } from './name-index.ts';
import type { Pattern } from './pattern.ts';
import { TreeView } from './tree-view.ts';

/** Patterns of the languages that are parsed into trees. One per thread: it keeps the trees of scopes that still live. */
export function treePatterns(parsers: Parsers): LeafProvider {
  return new TreePatterns(parsers);
}

/** A parsed scope. */
interface File {
  readonly view: TreeView;
  readonly names: FileNames;
  readonly index: NameIndex;
}

class TreePatterns implements LeafProvider {
  readonly #parsers: Parsers;
  readonly #files = new WeakMap<Scope, File>();
  readonly #regexes = new Map<string, ((text: string) => boolean) | undefined>();

  constructor(parsers: Parsers) {
    this.#parsers = parsers;
  }

  handles(analyser: string): boolean {
    return isPatternLanguage(analyser);
  }

  compile({ text, analyser, options }: LeafPattern): Result<LeafMatcher, string> {
    if (!isPatternLanguage(analyser)) return err(`${analyser} is not parsed`);
    const compiled = compilePattern(this.#parsers, analyser, text);
    if (!compiled.ok) return compiled;
    const pattern = compiled.value;
    const asked = matchOptions(options, (written) => this.#regex(written));
    const needs = pattern.needs.map((name) => ({ oneOf: [name], caseless: false }));
    return ok({
      needs,
      match: (scope, hints) => this.#match({ pattern, options: asked, analyser }, scope, hints),
    });
  }

  hasType(scope: Scope, binding: Binding, types: readonly string[]): boolean {
    if (!isPatternLanguage(scope.analyser)) return false;
    const language = scope.analyser;
    const file = this.#file(scope, language);
    const options = matchOptions(defaultOptions, (written) => this.#regex(written));
    return types.some((written) => {
      const type = compileType(this.#parsers, language, written);
      return type !== undefined && hasType(type, { ...file, options }, binding);
    });
  }

  #match(
    leaf: { pattern: Pattern; options: MatchOptions; analyser: PatternLanguage },
    scope: Scope,
    hints: LeafHints,
  ): LeafMatches {
    const { part } = scope;
    const shared = part !== undefined && part.sameLanguage;
    const file = this.#file(shared ? part.of : scope, leaf.analyser);
    const offset = shared ? part.start : 0;
    const within = shared ? { start: part.start, end: part.end } : undefined;
    const { matches, exhausted } = findMatches(leaf.pattern, {
      ...file,
      options: leaf.options,
      ...(within === undefined ? {} : { within }),
    });
    const ranges = matches
      .map((match) => rangeOf(file, match, offset))
      .filter((range) => wanted(range, hints));
    return exhausted ? { ranges, problem: 'a pattern needs too many steps for this file' } : { ranges };
  }

  #file(scope: Scope, language: PatternLanguage): File {
    const known = this.#files.get(scope);
    if (known !== undefined) return known;
    const { tree } = parseAsWritten(this.#parsers, language, scope.subject.text);
    const names = namesOf(tree);
    const file = { view: new TreeView(tree), names, index: new NameIndex(tree, names) };
    this.#files.set(scope, file);
    return file;
  }

  #regex(written: string): ((text: string) => boolean) | undefined {
    if (this.#regexes.has(written)) return this.#regexes.get(written);
    const translated = translateRegex(written, { multiline: true });
    const regex = translated.ok ? new CompiledRegex(translated.value) : undefined;
    const test = regex === undefined ? undefined : (text: string): boolean => regex.test(new Subject(text));
    this.#regexes.set(written, test);
    return test;
  }
}

function wanted({ start, end }: LeafRange, { inside }: LeafHints): boolean {
  return inside === undefined || inside.some((one) => start >= one.start && end <= one.end);
}

function rangeOf(file: File, { start, end, bindings }: PatternMatch, offset: number): LeafRange {
  const named = [...bindings].map(([name, bound]) => [name, bindingOf(file, bound, offset)] as const);
  return { start: start - offset, end: end - offset, bindings: new Map(named) };
}

function bindingOf(file: File, bound: Bound, offset: number): Binding {
  const { view, names } = file;
  const { tree } = view;
  const [node] = bound.nodes;
  const place = {
    text: bound.text,
    start: bound.start - offset,
    end: bound.end - offset,
    key: keyOf(file, bound),
  };
  if (node === undefined || bound.nodes.length !== 1) {
    return bound.nodes.length === 0 ? { ...place, content: { text: bound.text, start: place.start } } : place;
  }
  const constant = names.constant(node);
  const value =
    constant === undefined || constant.text === undefined
      ? {}
      : { value: valueOf(constant.kind, constant.text) };
  if (kindOf(tree, node) === 'text') return { ...place, content: { text: bound.text, start: place.start } };
  if (kindOf(tree, node) !== 'string' && kindOf(tree, node) !== 'scalar') return { ...place, ...value };
  const inner = tree.symbols.text(tree.symbol[node] ?? 0);
  const at = bound.text.indexOf(inner);
  const content = { text: inner, start: place.start + Math.max(at, inner === '' ? 1 : 0) };
  return { ...place, ...value, content };
}

/** Names of functions' insides are told apart by where they are defined. */
function keyOf({ view, names }: File, bound: Bound): string {
  const key = view.keyOf(bound);
  const [node] = bound.nodes;
  if (node === undefined || bound.nodes.length !== 1 || !names.isName(node)) return key;
  const scope = names.definition(node)?.scope ?? 0;
  return scope === 0 ? key : `${key}@${scope}`;
}

function valueOf(kind: string, text: string): string | number | boolean {
  if (kind === 'number') return numberOf(text);
  return kind === 'boolean' ? text.toLowerCase() === 'true' : text;
}

function matchOptions(options: RuleOptions, regex: MatchOptions['regex']): MatchOptions {
  return {
    constants: options.constant_propagation,
    symbolic: options.symbolic_propagation,
    associative: options.ac_matching,
    commutativeBooleans: options.commutative_boolop,
    symmetricEquality: options.symmetric_eq,
    variableIsAssignment: options.vardef_assign,
    fieldIsAssignment: options.flddef_assign,
    decoratorIsExpression: options.attr_expr,
    arrowIsFunction: options.arrow_is_function,
    letIsVar: options.let_is_var,
    deepExpressions: options.go_deeper_expr,
    deepStatements: options.go_deeper_stmt,
    implicitDeepStatements: options.implicit_deep_exprstmt,
    implicitEllipsis: options.implicit_ellipsis,
    implicitReturn: options.implicit_return,
    decoratorsInOrder: options.decorators_order_matters,
    strictNames: options.unify_ids_strictly,
    anyAttributes: options.xml_attrs_implicit_ellipsis,
    regex,
  };
}
