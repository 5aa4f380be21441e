import type { SampleFile } from './sample.ts';

/** A hostile variant of a sample file, with a name for messages. */
export interface Hostile extends SampleFile {
  readonly name: string;
}

/** What attackers and accidents make of a file: same path, other content. */
export function hostileVariants(file: SampleFile): readonly Hostile[] {
  const text = typeof file.content === 'string' ? file.content : new TextDecoder().decode(file.content);
  const half = text.slice(0, text.length / 2);
  const contents: Readonly<Record<string, string | Uint8Array>> = {
    empty: '',
    blank: ' \n\t\n',
    'zero bytes': new Uint8Array(4_096),
    garbage: garbage(20_000),
    'invalid UTF-8 in the middle': bytes(half, [0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80], text.slice(half.length)),
    'a zero byte in the middle': `${half}\0${text.slice(half.length)}`,
    'cut off': half,
    'one huge line': 'a'.repeat(1_000_000),
    'its own text as one line': text.replaceAll('\n', ' ').repeat(50),
    'CRLF with a byte order mark': `\ufeff${text.replaceAll('\n', '\r\n')}`,
    'lone carriage returns': text.replaceAll('\n', '\r'),
    'deep brackets': '['.repeat(100_000),
    'deep braces': '{"a":'.repeat(50_000),
    'deep indentation': Array.from({ length: 2_000 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
    'deep dashes': '- '.repeat(50_000),
    'many anchors': `a: &a [x, x]\n${'abcdefghij'.replace(/./g, (c, n) => `${c}${n}: &${c}${n} [*a, *a, *a]\n`)}`,
    'special names': '__proto__: {constructor: {prototype: 1}}\ntoString: x\n',
    'half a surrogate': `${half}\ud800${text.slice(half.length)}`,
  };
  return Object.entries(contents).map(([name, content]) => ({
    name: `${file.path}: ${name}`,
    path: file.path,
    content,
  }));
}

function bytes(before: string, middle: readonly number[], after: string): Uint8Array {
  const encoder = new TextEncoder();
  return Uint8Array.from([...encoder.encode(before), ...middle, ...encoder.encode(after)]);
}

/** The same bytes every time: a linear congruential generator (constants of Numerical Recipes). */
function garbage(length: number): Uint8Array {
  let state = 42;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}
