/** Bytes of base 64 or base64url text, or undefined when it is neither. White space must be gone already. */
export function fromBase64(text: string): Buffer | undefined {
  if (!/^[0-9A-Za-z+/_-]*={0,2}$/.test(text)) return undefined;
  const bare = text.replace(/=+$/, '');
  if (bare.length % 4 === 1) return undefined;
  return Buffer.from(bare.replace(/-/g, '+').replace(/_/g, '/'), 'base64');
}

/** A JSON object from base 64 text, or undefined. */
export function jsonFromBase64(text: string): Readonly<Record<string, unknown>> | undefined {
  const bytes = fromBase64(text);
  return bytes === undefined ? undefined : jsonObject(bytes.toString('utf8'));
}

/** A JSON object, or undefined for any other text. */
export function jsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  // Most of what is not JSON is told by its ends, without the cost of an error.
  if (text.length > jsonCharacters || !/^\s{0,8}\{/.test(text) || !/\}\s{0,8}$/.test(text)) return undefined;
  const value = parsed(text);
  return isObject(value) ? value : undefined;
}

/** Tokens carry a few claims; more is not one. Bounds the parser's depth as well. */
const jsonCharacters = 16_384;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Not JSON is an answer here; anything else is ours.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const base58Alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Bytes of base 58 text (Bitcoin's alphabet), `length` of them, or undefined. */
export function fromBase58(text: string, length: number): Buffer | undefined {
  let value = 0n;
  for (const character of text) {
    const digit = base58Alphabet.indexOf(character);
    if (digit < 0) return undefined;
    value = value * 58n + BigInt(digit);
  }
  const hex = value.toString(16).padStart(length * 2, '0');
  return hex.length === length * 2 ? Buffer.from(hex, 'hex') : undefined;
}

/** Base 58 text of bytes that do not start with zero. */
export function toBase58(bytes: Buffer): string {
  let value = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  while (value > 0n) {
    text = (base58Alphabet[Number(value % 58n)] ?? '') + text;
    value /= 58n;
  }
  return text;
}

const base32Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Bytes of RFC 4648 base 32 text without padding, or undefined. */
export function fromBase32(text: string): Buffer | undefined {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of text) {
    const five = base32Alphabet.indexOf(character);
    if (five < 0) return undefined;
    held = ((held << 5) | five) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
  }
  return Buffer.from(bytes);
}

/** RFC 4648 base 32 text of bytes, without padding. */
export function toBase32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += base32Alphabet[(held >> (bits - 5)) & 31] ?? '';
  }
  return bits === 0 ? text : text + (base32Alphabet[(held << (5 - bits)) & 31] ?? '');
}
