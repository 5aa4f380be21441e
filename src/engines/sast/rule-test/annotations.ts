/** What a comment in a rule's test file says about the line behind it. */
export interface Annotation {
  readonly kind: 'ruleid' | 'ok' | 'todoruleid' | 'todook';
  /** `pro` and `deep` speak of engines with more analysis. */
  readonly engine: 'plain' | 'pro' | 'deep';
  readonly rule: string;
  /** Of the annotation itself, from 1. */
  readonly line: number;
  /** The line it speaks of: the next one that is not an annotation itself. */
  readonly target: number;
}

const mark = /(?<![\w-])(pro|deep)?(todoruleid|todook|ruleid|ok):[ \t]*/;
const leader = /^(?:#|\/\/|\/\*|\{\s*\/\*|<!--|<%#?--|\{#|\{\{!|\(\*|--|;|%|'|"|\*|@rem\b|rem\b|\.\.)/i;
const closers = /\s*(?:\*\/\s*\}?|--%?>|\*\)|#\}|\}\})\s*$/;
const id = /^[A-Za-z0-9_][\w.\-/@]*$/;

/**
 * Reads the annotations of a test file, in any comment style, and behind code too. `ok:` counts only where a comment
 * begins, as it may be code.
 */
export function readAnnotations(text: string): readonly Annotation[] {
  const lines = text.split(/\r\n?|\n/);
  const found = lines.map(annotationsOf);
  const all: Annotation[] = [];
  for (const [index, ones] of found.entries()) {
    let target = index + 1;
    // Annotations may be stacked: all of them speak of the line behind the last one.
    while (ones.length > 0 && (found[target]?.length ?? 0) > 0 && isAlone(lines[target] ?? '')) target++;
    for (const one of ones) all.push({ ...one, line: index + 1, target: target + 1 });
  }
  return all;
}

type Bare = Omit<Annotation, 'line' | 'target'>;

function annotationsOf(line: string): readonly Bare[] {
  const [whole, prefix, kind] = mark.exec(line) ?? [];
  if (whole === undefined || kind === undefined || !isKind(kind)) return [];
  const at = line.search(mark);
  if (kind === 'ok' && !leader.test(line.trimStart()) && !/(?:#|\/\/|\/\*|<!--)\s*$/.test(line.slice(0, at)))
    return [];
  const engine = prefix === 'pro' || prefix === 'deep' ? prefix : 'plain';
  const rules = idsOf(line.slice(at + whole.length));
  return rules.map((rule) => ({ kind, engine, rule }));
}

function isKind(word: string): word is Annotation['kind'] {
  return word === 'ruleid' || word === 'ok' || word === 'todoruleid' || word === 'todook';
}

/** `a, b`, perhaps behind more marks (`prook: a`), before the end of the comment. */
function idsOf(rest: string): readonly string[] {
  const list = rest.replace(closers, '').replace(new RegExp(`^(?:${mark.source})+`), '');
  return list
    .split(',')
    .map((one) => one.trim().split(/\s+/)[0] ?? '')
    .filter((one) => id.test(one));
}

/** Whether a line is nothing but a comment. */
function isAlone(line: string): boolean {
  return leader.test(line.trimStart());
}
