import { err, ok } from '../../../../core/result.ts';
import type { Result } from '../../../../core/result.ts';
import { isWordChar } from './options.ts';
import type { AliengrepOptions } from './options.ts';

/** One step of a pattern; white space may stand between any two. */
export type AlienStep =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'char'; readonly text: string }
  | { readonly kind: 'newline' }
  | { readonly kind: 'metavariable'; readonly name: string }
  | {
      readonly kind: 'ellipsis';
      readonly name: string | undefined;
      /** Passes line ends in single-line mode too. */
      readonly long: boolean;
      /** The closing bracket it must not pass. */
      readonly until: string | undefined;
    }
  | { readonly kind: 'at'; readonly place: 'text-start' | 'text-end' | 'line-start' | 'line-end' };

type Token = Exclude<AlienStep, { readonly kind: 'at' }>;

/** Reads a pattern into steps. The error says what is wrong with it. */
export function readAlienPattern(
  text: string,
  options: AliengrepOptions,
): Result<readonly AlienStep[], string> {
  const tokens = trimmed(tokensOf(text, options));
  if (tokens.length === 0) return err('the pattern is empty');
  const until = closersOf(tokens, options);
  return ok(
    tokens.flatMap((token, at) =>
      withPlaces(token, until[at], { before: tokens[at - 1], after: tokens[at + 1] }, options),
    ),
  );
}

function tokensOf(text: string, options: AliengrepOptions): readonly Token[] {
  const tokens: Token[] = [];
  const form = /\$(\.{3,4})([A-Z][A-Z0-9_]*)|\$([A-Z][A-Z0-9_]*)|(\.{3,4})|(\r?\n)|(\s)|([^])/gy;
  for (let match = form.exec(text); match !== null; match = form.exec(text)) {
    const [, namedDots, dotsName, name, dots, newline, space, other] = match;
    if (namedDots !== undefined) tokens.push(ellipsis(namedDots, `$...${dotsName}`));
    else if (name !== undefined) tokens.push({ kind: 'metavariable', name: `$${name}` });
    else if (dots !== undefined) tokens.push(ellipsis(dots, undefined));
    else if (newline !== undefined && !options.multiline) tokens.push({ kind: 'newline' });
    else if (newline === undefined && space === undefined && other !== undefined) {
      let end = match.index + 1;
      if (isWordChar(other, options)) while (isWordChar(text[end], options)) end++;
      const word = text.slice(match.index, end);
      tokens.push({ kind: isWordChar(other, options) ? 'word' : 'char', text: word });
      form.lastIndex = end;
    }
  }
  return tokens;
}

function ellipsis(dots: string, name: string | undefined): Token {
  return { kind: 'ellipsis', name, long: dots.length === 4, until: undefined };
}

/** Line ends around a pattern come from how YAML writes it. */
function trimmed(tokens: readonly Token[]): readonly Token[] {
  const first = tokens.findIndex(({ kind }) => kind !== 'newline');
  const last = tokens.findLastIndex(({ kind }) => kind !== 'newline');
  return first < 0 ? [] : tokens.slice(first, last + 1);
}

/** For each token the closing bracket of the innermost pair of brackets around it. */
function closersOf(
  tokens: readonly Token[],
  { brackets }: AliengrepOptions,
): readonly (string | undefined)[] {
  const pairs = new Map<number, number>();
  const open: { readonly at: number; readonly close: string }[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'char') continue;
    const opened = open.findLast(({ close }) => close === token.text);
    if (opened !== undefined) {
      while (open.pop() !== opened);
      pairs.set(opened.at, at);
      continue;
    }
    const close = brackets.get(token.text);
    if (close !== undefined) open.push({ at, close });
  }
  const around: number[] = [];
  return tokens.map((token, at) => {
    while (around.length > 0 && (around.at(-1) ?? 0) <= at) around.pop();
    const end = around.at(-1);
    const pair = pairs.get(at);
    if (pair !== undefined) around.push(pair);
    const closing = end === undefined ? undefined : tokens[end];
    return token.kind === 'ellipsis' && closing?.kind === 'char' ? closing.text : undefined;
  });
}

/** An ellipsis at the edge of the pattern reaches to the edge of the text, or of its line. */
function withPlaces(
  token: Token,
  until: string | undefined,
  { before, after }: { readonly before: Token | undefined; readonly after: Token | undefined },
  { multiline }: AliengrepOptions,
): readonly AlienStep[] {
  if (token.kind !== 'ellipsis') return [token];
  const steps: AlienStep[] = [];
  const passesLines = multiline || token.long;
  if (passesLines && before === undefined) steps.push({ kind: 'at', place: 'text-start' });
  if (!passesLines && (before === undefined || before.kind === 'newline'))
    steps.push({ kind: 'at', place: 'line-start' });
  steps.push({ ...token, until });
  if (!passesLines && (after === undefined || after.kind === 'newline'))
    steps.push({ kind: 'at', place: 'line-end' });
  if (passesLines && after === undefined) steps.push({ kind: 'at', place: 'text-end' });
  return steps;
}
