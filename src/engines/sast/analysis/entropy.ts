/**
 * How surprising English text is, letter by letter, in half bits as base-36 digits: counted over five million words of
 * technical English (manual pages), words run together as identifiers do.
 */
const alone = '8c9a6bba7if9a88aj887addfcj';
const after: readonly string[] = [
  'fa8aje9l9pf685lap695bcgfcl',
  '6hfi4fhk8el5gf7hlabf6nkp8l',
  '6j9h6fk88ma7fj5fp8d6ajjocr',
  '79ba4add6igabb8bma88adboel',
  '8c78b9cfbli9a7baf667edcaej',
  '8gdf8beh4ni7fa5em9c78ifpbm',
  '9f7e5cb97jh9cb9bi8867gdpim',
  '5hdh2dij6plfeh8gocd8fkhthm',
  'bb8998aolui8a46cmc66ochhxd',
  'dmky1nytjymolq6jsn7paujqyq',
  '8fbd2bdg8khaabccld688hdrhl',
  '7eca5dhi6mj7fe69pe989ggr9p',
  '5bfc4gii7lld7f86rgac9hgocp',
  '7d867a6g9lfbcc8dnd75bddsem',
  'bd9ae9cidbca85bar6a96bahhp',
  '7fec5dh98qi7fi79q5a99hirgq',
  'bjhdghjlglwafkhfpeee0gilrw',
  '7e9b4cah7nccab6doa989benbp',
  '8e8c6bdb7mebcd89jc75afbrdm',
  '8cbd6dd46mlbdf7bi898chcmam',
  'bba78hdlbsp776h8u665lkhlus',
  '4nhm3kln4zrkdkbdsjijijmhfs',
  '7gff6gg63nkaea6draabchdpkq',
  '6hac8bff7fiaeed3mcb5ggeicj',
  '8a9baacd7igcb866d977ccaohi',
  '5fgi2hfmbrfhho4ggiiicpjwdj',
];

const halfBit = 0.5;
/** A character that is no letter: one of sixty-two that are equally likely. */
const otherBits = Math.log2(62);
const enoughBits = 64;
const enoughDensity = 0.6;

/**
 * Whether a text carries so much information, in all and for each character, that it looks like a generated secret
 * rather than like words.
 */
export function hasHighEntropy(text: string): boolean {
  if (text === '' || isOneCharacter(text)) return false;
  const bits = entropyOf(text);
  return bits > enoughBits && bits / (8 * text.length) > enoughDensity;
}

/** Bits of information in a text, by how well each stretch of three characters fits English. */
export function entropyOf(text: string): number {
  const letters = Array.from(text, letterOf);
  let bits = 0;
  for (let at = 0; at < letters.length; at++) {
    const stretch = letters.slice(at, at + 3);
    bits += stretchBits(stretch) / stretch.length;
  }
  return bits;
}

/** Letters only: the first alone, each other one after the one before it. */
function stretchBits(stretch: readonly number[]): number {
  const known = stretch.length === 3 && stretch.every((letter) => letter >= 0);
  let bits = 0;
  for (const [at, letter] of stretch.entries()) {
    if (letter < 0) bits += otherBits;
    else if (at === 0 || !known) bits += halfBits(alone[letter]);
    else bits += halfBits(after[stretch[at - 1] ?? 0]?.[letter]);
  }
  return bits;
}

function halfBits(digit: string | undefined): number {
  return Number.parseInt(digit ?? '0', 36) * halfBit;
}

/** 0 for A or a; -1 for what is no letter. */
function letterOf(character: string): number {
  const code = character.toUpperCase().charCodeAt(0) - 0x41;
  return code >= 0 && code < 26 ? code : -1;
}

function isOneCharacter(text: string): boolean {
  const [first = ''] = text;
  return text === first.repeat(text.length / first.length);
}
