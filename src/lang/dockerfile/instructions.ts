import type { NestedChild, NestedNode } from '../tree/nested.ts';
import type { LineCursor, Stretch } from './line-cursor.ts';
import { listOf, wordOf } from './words.ts';

type Shape = 'from' | 'shell' | 'words' | 'pairs' | 'variables' | 'text' | 'inner' | 'healthcheck';

/** What follows the name of each instruction. */
const shapes: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ['FROM', 'from'],
  ['RUN', 'shell'],
  ['CMD', 'shell'],
  ['ENTRYPOINT', 'shell'],
  ['SHELL', 'shell'],
  ['ENV', 'pairs'],
  ['LABEL', 'pairs'],
  ['ARG', 'variables'],
  ['COPY', 'words'],
  ['ADD', 'words'],
  ['EXPOSE', 'words'],
  ['VOLUME', 'words'],
  ['USER', 'words'],
  ['WORKDIR', 'words'],
  ['STOPSIGNAL', 'words'],
  ['MAINTAINER', 'text'],
  ['ONBUILD', 'inner'],
  ['HEALTHCHECK', 'healthcheck'],
]);
const withFlags: ReadonlySet<string> = new Set(['FROM', 'RUN', 'COPY', 'ADD', 'HEALTHCHECK']);

/** An instruction, and the stretch of its line that is shell text. */
export interface ReadInstruction {
  readonly node: NestedNode;
  readonly shell: Stretch | undefined;
  /** Docker has this instruction. */
  readonly known: boolean;
}

/** Reads the instruction at the cursor, up to the end of its line. `depth` is how many stand around it. */
export function instructionOf(c: LineCursor, depth: number): ReadInstruction {
  const word = c.word();
  const written = c.slice(word);
  const shape = shapes.get(written.toUpperCase());
  if (shape === undefined && c.pattern && c.rest.from === c.text.length) return standIn(c, word);
  const name = shape === undefined ? written : written.toUpperCase();
  const children: NestedChild[] = withFlags.has(name) ? flagsOf(c) : [];
  const read = contentOf(c, depth > 1 && shape === 'inner' ? 'words' : (shape ?? 'words'), depth);
  for (const child of read.children) children.push(child);
  const grammar = shape === undefined ? 'unknown_instruction' : `${name.toLowerCase()}_instruction`;
  const node = c.node(
    'instruction',
    { from: word.from, to: c.text.length },
    { grammar, symbol: name, children },
  );
  return { node, shell: read.shell, known: shape !== undefined && read.known !== false };
}

/** A word alone in a pattern stands for an instruction, or for any number of them. */
function standIn(c: LineCursor, word: Stretch): ReadInstruction {
  const name = c.node('identifier', word, { grammar: 'identifier', symbol: c.slice(word) });
  const node = c.node('expression-statement', word, { grammar: 'expression', children: [['value', name]] });
  return { node, shell: undefined, known: true };
}

interface Content {
  readonly children: readonly NestedChild[];
  readonly shell?: Stretch | undefined;
  readonly known?: boolean;
}

function contentOf(c: LineCursor, shape: Shape, depth: number): Content {
  switch (shape) {
    case 'from':
      return { children: fromOf(c) };
    case 'shell':
      return shellOf(c);
    case 'words':
      return { children: wordsOf(c) };
    case 'pairs':
      return { children: pairsOf(c) };
    case 'variables':
      return { children: c.words().map((word): NestedChild => ['none', variableOf(c, word)]) };
    case 'text':
      return { children: textOf(c, c.rest, 'text') };
    case 'inner':
      return innerOf(c, depth);
    case 'healthcheck':
      return healthcheckOf(c, depth);
  }
}

/** `NONE`, or a command; in patterns words may stand for options, or for all of it. */
function healthcheckOf(c: LineCursor, depth: number): Content {
  const children: NestedChild[] = [];
  while (c.pattern) {
    const { at } = c;
    const word = c.word();
    if (word.from < word.to && !shapes.has(c.slice(word).toUpperCase()))
      children.push(['none', wordOf(c, word)]);
    else {
      c.at = at;
      break;
    }
  }
  if (children.length === 0 && c.slice(c.rest).toUpperCase() === 'NONE') return { children: wordsOf(c) };
  const inner = innerOf(c, depth);
  return { ...inner, children: [...children, ...inner.children] };
}

function innerOf(c: LineCursor, depth: number): Content {
  if (c.rest.from === c.text.length) return { children: [] };
  const { node, shell, known } = instructionOf(c, depth + 1);
  return { children: [['body', node]], shell, known };
}

function wordsOf(c: LineCursor): readonly NestedChild[] {
  const list = listOf(c);
  if (list !== undefined) return [['value', list]];
  return c.words().map((word): NestedChild => ['none', wordOf(c, word)]);
}

function shellOf(c: LineCursor): Content {
  const list = listOf(c);
  if (list !== undefined) return { children: [['value', list]] };
  const shell = c.rest;
  return { children: textOf(c, shell, 'shell_command'), shell: shell.from < shell.to ? shell : undefined };
}

function textOf(c: LineCursor, place: Stretch, grammar: string): readonly NestedChild[] {
  c.at = place.to;
  return place.from === place.to
    ? []
    : [['body', c.node('text', place, { grammar, symbol: c.slice(place) })]];
}

/** `--name=value` and `--name` before the rest. */
function flagsOf(c: LineCursor): NestedChild[] {
  const flags: NestedChild[] = [];
  for (;;) {
    c.skip();
    if (!c.text.startsWith('--', c.at)) return flags;
    const word = c.word();
    const equals = c.text.indexOf('=', word.from);
    const to = equals < 0 || equals > word.to ? word.to : equals;
    const key = { from: word.from + 2, to };
    const children: NestedChild[] = [
      ['name', c.node('identifier', key, { grammar: 'flag_name', symbol: c.slice(key) })],
    ];
    if (to < word.to) children.push(['value', wordOf(c, { from: to + 1, to: word.to })]);
    flags.push([
      'none',
      c.node('keyword-argument', word, { grammar: 'flag', symbol: c.slice(key), children }),
    ]);
  }
}

/** `image:tag@digest AS name`. */
function fromOf(c: LineCursor): readonly NestedChild[] {
  const [image, as, alias, ...more] = c.words();
  if (image === undefined) return [];
  const children: NestedChild[] = [['value', imageOf(c, image)]];
  const named = as !== undefined && c.slice(as).toUpperCase() === 'AS';
  if (named && alias !== undefined) children.push(['alias', wordOf(c, alias)]);
  const rest = named ? more : [as, alias, ...more];
  for (const word of rest) if (word !== undefined) children.push(['none', wordOf(c, word)]);
  return children;
}

function imageOf(c: LineCursor, word: Stretch): NestedNode {
  const text = c.slice(word);
  const digest = text.indexOf('@');
  const nameEnd = digest < 0 ? text.length : digest;
  const tag = tagAt(text.slice(0, nameEnd));
  const name = { from: word.from, to: word.from + (tag < 0 ? nameEnd : tag) };
  const children: NestedChild[] = [['name', wordOf(c, name)]];
  if (tag >= 0) children.push(['tag', wordOf(c, { from: word.from + tag + 1, to: word.from + nameEnd })]);
  if (digest >= 0) children.push(['key', wordOf(c, { from: word.from + digest + 1, to: word.to })]);
  return c.node('other', word, { grammar: 'image_spec', symbol: text, children });
}

/** The colon before a tag: after the last slash, and not of a port or inside `${...}`. */
function tagAt(text: string): number {
  let open = 0;
  let found = -1;
  for (let at = 0; at < text.length; at++) {
    const c = text[at];
    if (c === '{') open++;
    else if (c === '}') open--;
    else if (open === 0 && c === '/') found = -1;
    else if (open === 0 && c === ':' && found < 0) found = at;
  }
  return found;
}

/** `a=b c="d"`, or the old `a the rest`. */
function pairsOf(c: LineCursor): readonly NestedChild[] {
  const start = c.rest.from;
  const words = c.words();
  const first = words[0];
  if (first === undefined) return [];
  if (!c.slice(first).includes('=') && words.length > 1) {
    c.at = first.to;
    const value = c.rest;
    c.at = value.to;
    return [['none', pairNode(c, { from: start, to: value.to }, [first, value])]];
  }
  return words.map((word): NestedChild => {
    const equals = c.text.indexOf('=', word.from);
    if (equals < 0 || equals >= word.to) return ['none', wordOf(c, word)];
    return [
      'none',
      pairNode(c, word, [
        { from: word.from, to: equals },
        { from: equals + 1, to: word.to },
      ]),
    ];
  });
}

function pairNode(c: LineCursor, place: Stretch, [key, value]: readonly [Stretch, Stretch]): NestedNode {
  const children: readonly NestedChild[] = [
    ['key', keyOf(c, key)],
    ['value', wordOf(c, value)],
  ];
  return c.node('pair', place, { grammar: 'env_pair', children });
}

function keyOf(c: LineCursor, key: Stretch): NestedNode {
  const text = c.slice(key);
  if (text.includes('"') || text.includes("'") || text.includes('$')) return wordOf(c, key);
  return c.node('identifier', key, { grammar: 'env_key', symbol: text });
}

function variableOf(c: LineCursor, word: Stretch): NestedNode {
  const equals = c.text.indexOf('=', word.from);
  const to = equals < 0 || equals > word.to ? word.to : equals;
  const children: NestedChild[] = [['name', keyOf(c, { from: word.from, to })]];
  if (to < word.to) children.push(['value', wordOf(c, { from: to + 1, to: word.to })]);
  return c.node('variable', word, { grammar: 'arg', children });
}
