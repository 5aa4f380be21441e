import { isAlias, isMap, isNode, isPair, isSeq, parseDocument, visit } from 'yaml';
import type { Alias, Document, Node, Pair, YAMLError, YAMLMap, YAMLWarning } from 'yaml';
import { limits } from '../core/limits.ts';
import { Lines } from '../core/lines.ts';
import type { DiagnosticText, ModelDiagnostic } from './diagnostic.ts';
import { guardYaml } from './yaml-guard.ts';
import { explainYamlError } from './yaml-errors.ts';

export type KeyPath = readonly (string | number)[];

/** UTF-16 offsets, the end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A YAML file that could be parsed: its tree for positions, its value for meaning. */
export interface YamlSource {
  readonly path: string;
  readonly text: string;
  readonly lines: Lines;
  readonly document: Document.Parsed;
  /** What each alias stands for. */
  readonly aliases: ReadonlyMap<Alias, Node>;
  /** Plain data; keys such as `__proto__` are own properties. */
  readonly raw: unknown;
}

export interface OpenedYaml {
  /** Undefined when the text is not YAML. */
  readonly source: YamlSource | undefined;
  readonly diagnostics: readonly ModelDiagnostic[];
}

/** Parses foreign YAML within the limits of a model. Never throws. */
export function openYaml(path: string, text: string): OpenedYaml {
  const lines = new Lines(text);
  const refusal = guardYaml(text);
  if (refusal !== undefined) {
    const { offset, ...rest } = refusal;
    return {
      source: undefined,
      diagnostics: [diagnosticAt(path, lines, { start: offset, end: offset + 1 }, rest)],
    };
  }
  const document = parseDocument(text, parseOptions);
  const syntax = [...document.errors, ...document.warnings]
    .slice(0, limits.modelDiagnostics)
    .map((error) => yamlError(path, lines, error));
  const walked = walk(path, lines, document);
  const errors = firstPerLine([...syntax, ...walked.diagnostics]).slice(0, limits.modelDiagnostics);
  if (errors.length > 0) return { source: undefined, diagnostics: errors };
  const raw = plainValue(document);
  if (!raw.ok) {
    const told = diagnosticAt(path, lines, { start: 0, end: 1 }, tooManyAliases);
    return { source: undefined, diagnostics: [told] };
  }
  const source = { path, text, lines, document, aliases: walked.aliases, raw: raw.value };
  return { source, diagnostics: replaced(path, lines, text) };
}

// The parser's own check for unique keys takes quadratic time; `walk` does it in linear time.
const parseOptions = { uniqueKeys: false, stringKeys: true, prettyErrors: false, logLevel: 'error' } as const;

/** A diagnostic over a stretch of a file, cut at the end of its first line. */
export function diagnosticAt(
  path: string,
  lines: Lines,
  range: Range,
  told: DiagnosticText,
): ModelDiagnostic {
  const span = lines.span(range.start, Math.max(range.start, range.end));
  const lineEnd = lines.line(span.line).length + 1;
  const endColumn = span.endLine > span.line ? lineEnd : span.endColumn;
  return {
    severity: told.severity ?? 'error',
    path,
    line: span.line,
    column: span.column,
    endColumn: Math.max(span.column + 1, endColumn),
    message: told.message,
    ...(told.cause === undefined ? {} : { cause: told.cause }),
    ...(told.fix === undefined ? {} : { fix: told.fix }),
    code: told.code,
  };
}

/** Where the value at a path of keys stands; for a value that is missing, the nearest thing above it. */
export function rangeOf(source: YamlSource, path: KeyPath): Range {
  let node: Node | null = source.document.contents;
  let range = rangeOfNode(source, node) ?? { start: 0, end: 1 };
  for (const key of path) {
    const next = childOf(source, node, key);
    if (next === undefined) return firstLineOf(source, node) ?? range;
    range = rangeOfNode(source, next.value) ?? rangeOfNode(source, next.key) ?? range;
    node = next.value;
  }
  return range;
}

/** Where the key itself stands, for a key of a map. */
export function keyRangeOf(source: YamlSource, parent: KeyPath, key: string): Range {
  const found = pairOf(source, parent, key);
  return (isNode(found?.key) ? rangeOfNode(source, found.key) : undefined) ?? rangeOf(source, parent);
}

/** The map at a path, if there is one. */
export function mapAt(source: YamlSource, path: KeyPath) {
  let node: Node | null = source.document.contents;
  for (const key of path) node = childOf(source, node, key)?.value ?? null;
  const real = resolved(source, node);
  return isMap(real) ? real : undefined;
}

function pairOf(source: YamlSource, parent: KeyPath, key: string): Pair | undefined {
  return mapAt(source, parent)?.items.find((pair) => keyText(pair) === key);
}

/** A key as text; `stringKeys` makes every key a scalar string. */
export function keyText(pair: Pair): string {
  const key = pair.key;
  return isNode(key) && 'value' in key ? String(key.value) : String(key);
}

interface Child {
  readonly key: Node | null;
  readonly value: Node | null;
}

function childOf(source: YamlSource, parent: Node | null, key: string | number): Child | undefined {
  const node = resolved(source, parent);
  if (isSeq(node) && typeof key === 'number') {
    const item = node.items[key];
    return isNode(item) ? { key: null, value: item } : undefined;
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find((one) => isPair(one) && keyText(one) === key);
  if (pair === undefined) return undefined;
  return { key: isNode(pair.key) ? pair.key : null, value: isNode(pair.value) ? pair.value : null };
}

function resolved(source: YamlSource, node: Node | null): Node | null {
  return isAlias(node) ? (source.aliases.get(node) ?? null) : node;
}

function rangeOfNode(source: YamlSource, node: Node | null): Range | undefined {
  const range = node?.range;
  if (range === undefined || range === null) return undefined;
  const [start, end] = range;
  const text = source.text.slice(start, end).trimEnd();
  return { start, end: start + Math.max(1, text.length) };
}

function firstLineOf(source: YamlSource, node: Node | null): Range | undefined {
  return rangeOfNode(source, resolved(source, node));
}

function yamlError(path: string, lines: Lines, error: YAMLError | YAMLWarning): ModelDiagnostic {
  const [start, end] = error.pos;
  return diagnosticAt(path, lines, { start, end }, explainYamlError(error, lines));
}

interface Walked {
  readonly aliases: ReadonlyMap<Alias, Node>;
  readonly diagnostics: readonly ModelDiagnostic[];
}

/** One pass over the tree: what aliases stand for, and keys that come twice. */
function walk(path: string, lines: Lines, document: Document.Parsed): Walked {
  const anchors = new Map<string, Node>();
  const aliases = new Map<Alias, Node>();
  const diagnostics: ModelDiagnostic[] = [];
  const tell = (range: readonly number[] | null | undefined, text: DiagnosticText): void => {
    diagnostics.push(diagnosticAt(path, lines, { start: range?.[0] ?? 0, end: range?.[1] ?? 1 }, text));
  };
  visit(document, (_, node) => {
    if (diagnostics.length >= limits.modelDiagnostics) return visit.BREAK;
    if (!isNode(node)) return undefined;
    if ('anchor' in node && typeof node.anchor === 'string') anchors.set(node.anchor, node);
    if (isMap(node)) for (const { range, told } of doubleKeys(node, lines)) tell(range, told);
    if (!isAlias(node)) return undefined;
    const target = anchors.get(node.source);
    if (target === undefined) tell(node.range, unknownAlias(node.source));
    else if (aliases.size >= limits.yamlAliases || isLarge(target)) tell(node.range, tooManyAliases);
    else aliases.set(node, target);
    return undefined;
  });
  return { aliases, diagnostics };
}

function unknownAlias(name: string): DiagnosticText {
  return {
    code: 'bad-yaml',
    message: `*${name} refers to nothing`,
    cause: 'text that starts with * is an alias in YAML',
    fix: `put it in quotes: "*${name}"`,
  };
}

function doubleKeys(map: YAMLMap, lines: Lines) {
  const seen = new Map<string, Node | undefined>();
  const found: { range: readonly number[] | null | undefined; told: DiagnosticText }[] = [];
  for (const pair of map.items) {
    const name = keyText(pair);
    const key = isNode(pair.key) ? pair.key : undefined;
    if (!seen.has(name)) {
      seen.set(name, key);
      continue;
    }
    const first = lines.lineAt(seen.get(name)?.range?.[0] ?? 0);
    const cause = `it is already given in line ${first}; the second one would hide the first`;
    found.push({
      range: key?.range,
      told: {
        code: 'bad-yaml',
        message: `the key "${name}" comes twice in one object`,
        cause,
        fix: 'keep one of them',
      },
    });
    if (found.length >= limits.modelDiagnostics) break;
  }
  return found;
}

/** An alias repeats what it stands for: a large thing a hundred times over is too much. */
function isLarge(target: Node): boolean {
  let nodes = 0;
  visit(target, () => (++nodes > limits.modelAliasNodes ? visit.BREAK : undefined));
  return nodes > limits.modelAliasNodes;
}

const tooManyAliases = {
  code: 'too-large',
  message: `the file repeats too much through aliases: at most ${limits.yamlAliases}, each of something small`,
  cause: 'a few lines with anchors and aliases can stand for billions of values',
  fix: 'write the values out',
} as const;

/** The library throws when aliases multiply beyond the count, and when an anchor holds itself. */
function plainValue(document: Document.Parsed): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: document.toJS({ maxAliasCount: limits.yamlAliases }) };
  } catch (error) {
    if (error instanceof ReferenceError || error instanceof RangeError) return { ok: false };
    throw error;
  }
}

function firstPerLine(all: readonly ModelDiagnostic[]): readonly ModelDiagnostic[] {
  const byLine = new Map<number, ModelDiagnostic>();
  for (const one of all) if (!byLine.has(one.line)) byLine.set(one.line, one);
  return [...byLine.values()];
}

/** Bytes that were not UTF-8 arrive as U+FFFD. */
function replaced(path: string, lines: Lines, text: string): readonly ModelDiagnostic[] {
  const at = text.indexOf('\ufffd');
  if (at < 0) return [];
  const told = {
    severity: 'warning',
    code: 'bad-character',
    message: 'some bytes of this file are not UTF-8',
    fix: 'save it as UTF-8',
  } as const;
  return [diagnosticAt(path, lines, { start: at, end: at + 1 }, told)];
}
