import { childrenOf, kindOf, symbolOf, textOf, type FlatTree } from '../../src/lang/index.ts';
import { readAnnotations } from '../../src/engines/sast/rule-test/annotations.ts';
import { edited, type Edit } from './edited.ts';
import { deadWords } from './dead-words.ts';

/** Where dead code may stand: `definitions` leaves out the inside of functions. */
export type Places = 'anywhere' | 'definitions' | 'nowhere';

/** How to insert. */
export interface Filling {
  readonly language: string;
  readonly places: Places;
  /** Which statements of the language's list are not used, as a rule reports them by what they are. */
  readonly without: ReadonlySet<number>;
  readonly parse: (text: string) => FlatTree | undefined;
}

/**
 * Puts code that does nothing before statements and definitions, on lines of its own and above the comments and
 * annotations that belong to what follows. What would change how the file parses, or which line an annotation speaks
 * of, is left out.
 */
export function addDeadCode(
  text: string,
  { language, places, without, parse }: Filling,
): { readonly text: string; readonly pieces: number } {
  const tree = parse(text);
  const words = deadWords[language];
  if (tree === undefined || words === undefined || places === 'nowhere') return { text, pieces: 0 };
  const edits: Edit[] = [];
  const statements = words.statements.filter((_, at) => !without.has(at));
  for (const { node, where } of boundaries(tree)) {
    if (where === 'statement' && places !== 'anywhere') continue;
    const n = edits.length;
    const lines = where === 'statement' ? statements[n % statements.length]?.(n) : words[where]?.(n);
    const start = lines === undefined ? undefined : lineAbove(tree, node);
    if (lines === undefined || start === undefined || edits.some((edit) => edit.start === start)) continue;
    const indent = /^[ \t]*/u.exec(text.slice(lineStartOf(text, tree.start[node] ?? 0)))?.[0] ?? '';
    edits.push({ start, end: start, text: lines.map((line) => `${indent}${line}\n`).join('') });
  }
  return harmless(text, edits, { tree, parse });
}

interface Boundary {
  readonly node: number;
  readonly where: 'statement' | 'definition' | 'member';
}

/** Statements and definitions before which something may be put. */
function boundaries(tree: FlatTree): readonly Boundary[] {
  const found: Boundary[] = [];
  for (let node = 0; node < tree.count; node++) {
    const kind = kindOf(tree, node);
    const children = childrenOf(tree, node);
    if (tree.language === 'yaml') {
      if (kind === 'mapping') for (const child of children) found.push({ node: child, where: 'statement' });
    } else if (kind === 'module') {
      found.push(...atTop(tree, children));
    } else if (kind === 'class-body') {
      for (const child of children)
        if (kindOf(tree, child) === 'function') found.push({ node: child, where: 'member' });
    } else if (kind === 'block' && isOpenBlock(tree, node)) {
      const first = children.findIndex((child) => !mustBeFirst(tree, child));
      for (const child of first < 0 ? [] : children.slice(first))
        found.push({ node: child, where: 'statement' });
    }
  }
  return found;
}

const scripts: ReadonlySet<string> = new Set([
  'javascript',
  'typescript',
  'tsx',
  'python',
  'ruby',
  'php',
  'bash',
  'rust',
  'kotlin',
]);

function atTop(tree: FlatTree, children: readonly number[]): readonly Boundary[] {
  const found: Boundary[] = [];
  for (const child of children) {
    const kind = kindOf(tree, child);
    if (isDefinition(tree, child)) found.push({ node: child, where: 'definition' });
    else if (!scripts.has(tree.language) || kind === 'import' || kind === 'package' || kind === 'text')
      continue;
    else if (!mustBeFirst(tree, child)) found.push({ node: child, where: 'statement' });
  }
  return found;
}

function isDefinition(tree: FlatTree, node: number): boolean {
  const kind = kindOf(tree, node);
  return kind === 'function' || kind === 'class' || kind === 'hcl-block' || kind === 'instruction';
}

/** A body that may take one more statement: not the single statement after `if (a)`, nor the cases of a `switch`. */
function isOpenBlock(tree: FlatTree, block: number): boolean {
  const parent = kindOf(tree, tree.parent[block] ?? 0);
  if (parent === 'switch' || parent === 'case' || parent === 'default-case' || parent === 'hcl-block')
    return false;
  return tree.language === 'python' || tree.language === 'ruby' || tree.text[tree.start[block] ?? 0] === '{';
}

/** Documentation strings, directives and the call of the parent's constructor come first. */
function mustBeFirst(tree: FlatTree, node: number): boolean {
  if (kindOf(tree, node) !== 'expression-statement') return false;
  const [value] = childrenOf(tree, node);
  if (value === undefined) return false;
  if (kindOf(tree, value) === 'string') return true;
  return kindOf(tree, value) === 'call' && /^(?:super|this|base)\b/u.test(textOf(tree, value));
}

function lineStartOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

const comment = /^[ \t]*(?:\/\/|#(?!\[|include|define|if|el|end)|\/\*|\*|<!--|\{\s*\/\*|--|;|@|\[)/u;

/** The start of the line to insert before; undefined when the node does not begin its line. */
function lineAbove(tree: FlatTree, node: number): number | undefined {
  const { text } = tree;
  let start = lineStartOf(text, tree.start[node] ?? 0);
  if (text.slice(start, tree.start[node] ?? 0).trim() !== '') return undefined;
  for (;;) {
    if (start === 0) return symbolOf(tree, node) === 'FROM' ? undefined : 0;
    const above = lineStartOf(text, start - 1);
    if (!comment.test(text.slice(above, start))) return start;
    start = above;
  }
}

/** The text with the edits that keep the parse and the annotations as they are. */
function harmless(
  text: string,
  edits: readonly Edit[],
  { tree, parse }: { readonly tree: FlatTree; readonly parse: Filling['parse'] },
): { readonly text: string; readonly pieces: number } {
  const told = annotated(text);
  const good = (some: readonly Edit[]): boolean => {
    const changed = edited(text, some);
    return annotated(changed) === told && parse(changed)?.errors.length === tree.errors.length;
  };
  const kept = good(edits) ? edits : edits.filter((edit) => good([edit]));
  const together = good(kept) ? kept : [];
  return { text: edited(text, together), pieces: together.length };
}

/** Which statements of a language's list are an `if`. */
export function deadBranches(language: string): readonly number[] {
  const statements = deadWords[language]?.statements ?? [];
  return statements.flatMap((make, at) => (make(0)[0]?.startsWith('if ') === true ? [at] : []));
}

/** Which statements of a language's list begin a line with this text. */
export function statementsLike(language: string, line: string): readonly number[] {
  const shape = shapeOf(line);
  const statements = deadWords[language]?.statements ?? [];
  return statements.flatMap((make, at) => (make(0).some((one) => shapeOf(one) === shape) ? [at] : []));
}

function shapeOf(line: string): string {
  return line.trim().replace(/(dead_?q)\d+/iu, '$1');
}

/** Every annotation with the line it speaks of. */
function annotated(text: string): string {
  const lines = text.split(/\r\n?|\n/u);
  return readAnnotations(text)
    .map(({ kind, rule, target }) => `${kind} ${rule} ${lines[target - 1] ?? ''}`)
    .join('\n');
}
