import { type ByteClass, holdsAll } from './byte-class.ts';
import { type Dice, alphabets } from './dice.ts';

/**
 * How a kind of token is written, as one line: literals, `<alphabet length>` or `<alphabet least-most>`, and
 * `{one|of|these}`. `<uuid>` is a UUID in lower case, `<pad>` up to two `=`.
 */
export interface Form {
  /** Source of a regular expression without borders; all after the opening literal is the group `body`. */
  readonly source: string;
  /** The literal that the form opens with, each way to write it; empty when it opens with an alphabet. */
  readonly heads: readonly string[];
  /** The longest literal in it, each way to write it. */
  readonly cores: readonly string[];
  readonly least: number;
  readonly most: number;
  /** Every character that may stand after the opening literal. */
  readonly members: string;
  /** One text of this form, as short as it may be. */
  forge(dice: Dice): string;
}

type Piece =
  | { readonly kind: 'literal'; readonly texts: readonly string[] }
  | { readonly kind: 'run'; readonly members: string; readonly least: number; readonly most: number };

/** Reads a form. A form that cannot be read is our own mistake and throws. */
export function formOf(text: string): Form {
  const pieces = [...text.matchAll(/<(\w+)(?: (\d+)(?:-(\d+))?)?>|\{([^}]*)\}|[^<{]+/g)].flatMap(pieceOf);
  const opening = pieces.findIndex((piece) => piece.kind === 'run');
  const head = pieces.slice(0, opening);
  const rest = pieces.slice(opening);
  return {
    source: `${head.map(sourceOf).join('')}(?<body>${rest.map(sourceOf).join('')})`,
    heads: head.reduce<readonly string[]>(joined, ['']).filter((one) => one !== ''),
    cores: pieces.map((piece) => (piece.kind === 'literal' ? piece.texts : [])).reduce(longer, []),
    least: sum(pieces, 'least'),
    most: sum(pieces, 'most'),
    members: rest.map((piece) => (piece.kind === 'run' ? piece.members : piece.texts.join(''))).join(''),
    forge: (dice) => pieces.map((piece) => forged(piece, dice)).join(''),
  };
}

function pieceOf([text, name, least, most, choice]: RegExpMatchArray): readonly Piece[] {
  if (choice !== undefined) return [{ kind: 'literal', texts: choice.split('|') }];
  if (name === undefined) return [{ kind: 'literal', texts: [text] }];
  if (name === 'uuid')
    return [8, 4, 4, 4, 12].flatMap((n, i) => [
      ...(i === 0 ? [] : [{ kind: 'literal', texts: ['-'] } as const]),
      run('hex', n, n),
    ]);
  if (name === 'pad') return [run('pad', 0, 2)];
  return [run(name, Number(least), Number(most ?? least))];
}

function run(name: string, least: number, most: number): Piece {
  const members = alphabetOf(name);
  if (members === undefined || !(least >= 0)) throw new Error(`no such alphabet or length: ${name}`);
  return { kind: 'run', members, least, most };
}

function alphabetOf(name: string): string | undefined {
  if (name === 'pad') return '=';
  if (name === 'Hex') return '0123456789abcdefABCDEF';
  if (name === 'HEX') return '0123456789ABCDEF';
  if (name === 'word') return `${alphabets.alnum}_`;
  if (name === 'dotted') return `${alphabets.alnum}_.`;
  if (name === 'base32lower') return alphabets.base32.toLowerCase();
  return Object.entries(alphabets).find(([key]) => key === name)?.[1];
}

function sourceOf(piece: Piece): string {
  if (piece.kind === 'literal') {
    const texts = piece.texts.map((text) => text.replace(/[.*+?^$()[\]{}|\\/-]/g, '\\$&'));
    return texts.length === 1 ? (texts[0] ?? '') : `(?:${texts.join('|')})`;
  }
  return `[${ranges(piece.members)}]{${piece.least},${piece.most}}`;
}

/** The inside of a character class for these characters: the usual ranges, then what is left. */
function ranges(members: string): string {
  let rest = members;
  let source = '';
  for (const [range, all] of usual) {
    if (![...all].every((character) => members.includes(character))) continue;
    source += range;
    rest = [...rest].filter((character) => !all.includes(character)).join('');
  }
  return source + rest.replace(/[-/\\\]^]/g, '\\$&');
}

const usual = [
  ['0-9', alphabets.digits],
  ['A-Z', alphabets.lower.toUpperCase()],
  ['a-z', alphabets.lower],
] as const;

function joined(heads: readonly string[], piece: Piece): readonly string[] {
  return piece.kind === 'literal' ? heads.flatMap((head) => piece.texts.map((text) => head + text)) : heads;
}

function longer(a: readonly string[], b: readonly string[]): readonly string[] {
  return (b[0] ?? '').length > (a[0] ?? '').length ? b : a;
}

function sum(pieces: readonly Piece[], end: 'least' | 'most'): number {
  return pieces.reduce((total, piece) => total + lengthOf(piece, end), 0);
}

function lengthOf(piece: Piece, end: 'least' | 'most'): number {
  if (piece.kind === 'run') return piece[end];
  const lengths = piece.texts.map((text) => text.length);
  return end === 'least' ? Math.min(...lengths) : Math.max(...lengths);
}

function forged(piece: Piece, dice: Dice): string {
  if (piece.kind === 'run') return typical(piece, dice);
  return piece.texts[dice.below(piece.texts.length)] ?? '';
}

/** A run with two digits where a long one of its alphabet has all but always more. */
function typical({ members, least }: Extract<Piece, { kind: 'run' }>, dice: Dice): string {
  const isMixed = least >= 12 && members.includes('7');
  for (;;) {
    const text = dice.text(members, least);
    if (!isMixed || /\d.*\d/.test(text)) return text;
  }
}

/** The narrowest alphabet of the scanner that holds all of these characters; none narrower than a slug. */
export function bodyFor(members: string): ByteClass {
  return narrowest(
    ['slug', 'dotted', 'coloned', 'tilde', 'padded', 'base64', 'mixed64', 'jwt', 'dollar', 'token'],
    members,
  );
}

/** The same for what stands before a literal in the middle; there `=` is no part of the token but assigns it. */
export function leadFor(members: string): ByteClass {
  return narrowest(
    ['slug', 'dotted', 'bare64', 'coloned', 'tilde', 'dollar', 'token'],
    members.replaceAll('=', ''),
  );
}

function narrowest(classes: readonly ByteClass[], members: string): ByteClass {
  const found = classes.find((name) => holdsAll(name, members));
  if (found === undefined) throw new Error(`no alphabet of the scanner holds ${members}`);
  return found;
}
