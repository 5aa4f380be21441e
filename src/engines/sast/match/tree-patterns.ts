import { err, ok, type Result } from '../../../core/result.ts';
import { defaultOptions, type RuleOptions } from '../../../formats/semgrep/options.ts';
import { childIn, kindOf, roleOf, type FlatTree, type Parsers } from '../../../lang/index.ts';
import { namesOf, type FileNames } from '../../../lang/names/index.ts';
import { CompiledRegex } from '../../../lang/regex/compiled-regex.ts';
import { Subject } from '../../../lang/regex/subject.ts';
import type { CompiledStore } from '../formula/compiled-store.ts';
import { storedRegex } from '../formula/stored-regex.ts';
import type {
  LeafHints,
  LeafMatcher,
  LeafMatches,
  LeafPattern,
  LeafProvider,
  LeafRange,
  ReadScope,
  Scope,
} from '../formula/leaf.ts';
import type { Binding } from '../formula/range.ts';
import type { Bound } from './bindings.ts';
import { isPatternLanguage, parseAsWritten, type PatternLanguage } from './parse-as-written.ts';
import { compilePattern, compileType } from './compile-pattern.ts';
import { findMatches, hasType, type PatternMatch } from './find-matches.ts';
import { numberOf } from './number-of.ts';
import type { MatchOptions } from './match-options.ts';
import { NameIndex } from './name-index.ts';
import { neededTexts } from './needed-names.ts';
import type { Pattern } from './pattern.ts';
import { Stretches } from './stretches.ts';
import { TreeView } from './tree-view.ts';

/** Patterns of the languages that are parsed into trees. One per thread: it keeps the trees of scopes that still live. */
export function treePatterns(parsers: Parsers, store?: CompiledStore): LeafProvider {
  return new TreePatterns(parsers, store);
}

/** A parsed scope. */
interface File {
  readonly view: TreeView;
  readonly names: FileNames;
  readonly index: NameIndex;
}

class TreePatterns implements LeafProvider {
  readonly #parsers: Parsers;
  readonly #store: CompiledStore | undefined;
  readonly #files = new WeakMap<Scope, File>();
  readonly #regexes = new Map<string, ((text: string) => boolean) | undefined>();
  #regexGaveUp = false;

  constructor(parsers: Parsers, store: CompiledStore | undefined) {
    this.#parsers = parsers;
    this.#store = store;
  }

  handles(analyser: string): boolean {
    return isPatternLanguage(analyser);
  }

  compile({ text, analyser, options }: LeafPattern): Result<LeafMatcher, string> {
    if (!isPatternLanguage(analyser)) return err(`${analyser} is not parsed`);
    const compiled = this.#pattern(analyser, text);
    if (!compiled.ok) return compiled;
    const pattern = compiled.value;
    const asked = matchOptions(options, (written) => this.#regex(written));
    const needs = pattern.needs.map((name) =>
      analyser === 'php'
        ? { oneOf: [name.toLowerCase()], caseless: true }
        : { oneOf: [name], caseless: false },
    );
    if (analyser === 'json' || analyser === 'yaml')
      for (const one of neededTexts(pattern.nodes)) needs.push({ oneOf: [one, '\\'], caseless: false });
    return ok({
      needs,
      match: (scope, hints) => this.#match({ pattern, options: asked, analyser }, scope, hints),
    });
  }

  /** From the store when it was compiled before: parsing patterns is most of what compiling rules takes. */
  #pattern(language: PatternLanguage, text: string): Result<Pattern, string> {
    const key = `pattern\u0000${language}\u0000${text}`;
    const known = this.#store?.get(key);
    if (known !== undefined) return JSON.parse(known) as Result<Pattern, string>;
    const compiled = compilePattern(this.#parsers, language, text);
    this.#store?.set(key, JSON.stringify(compiled));
    return compiled;
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

  read(scope: Scope): ReadScope | undefined {
    if (!isPatternLanguage(scope.analyser)) return undefined;
    const { view, names } = this.#file(scope, scope.analyser);
    return { tree: view.tree, names };
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
    this.#regexGaveUp = false;
    const { matches, exhausted } = findMatches(leaf.pattern, {
      ...file,
      options: leaf.options,
      ...(within === undefined ? {} : { within }),
      ...(hints.inside === undefined ? {} : { near: new Stretches(hints.inside, offset) }),
    });
    const ranges = matches.map((match) => rangeOf(file, match, offset));
    if (exhausted) return { ranges, problem: 'a pattern needs too many steps for this file' };
    if (this.#regexGaveUp)
      return { ranges, problem: 'a regular expression in a pattern needs too many steps for this file' };
    if (file.names.exhausted) return { ranges, problem: 'the names of this file need too many steps' };
    return { ranges };
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
    const translated = storedRegex(this.#store, written, { multiline: true });
    const regex = translated.ok ? new CompiledRegex(translated.value) : undefined;
    const test = regex && ((text: string): boolean => this.#test(regex, text));
    this.#regexes.set(written, test);
    return test;
  }

  #test(regex: CompiledRegex, text: string): boolean {
    const found = regex.test(new Subject(text));
    this.#regexGaveUp ||= regex.gaveUp;
    return found;
  }
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
  const definition = isOwnField(view.tree, node) ? names.field(node) : names.definition(node);
  const scope = definition?.scope ?? 0;
  return scope === 0 ? key : `${key}@${scope}`;
}

/** `x` in `this.x`. */
function isOwnField(tree: FlatTree, node: number): boolean {
  const parent = tree.parent[node] ?? 0;
  return roleOf(tree, node) === 'property' && kindOf(tree, childIn(tree, parent, 'object')) === 'this';
}

function valueOf(kind: string, text: string): string | number | boolean {
  if (kind === 'number') return numberOf(text);
  return kind === 'boolean' ? text.toLowerCase() === 'true' : text;
}

/** The options of a rule as matching heeds them. */
export function matchOptions(options: RuleOptions, regex: MatchOptions['regex']): MatchOptions {
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
