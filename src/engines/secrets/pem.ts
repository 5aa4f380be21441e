import { fromBase64 } from './decode.ts';
import { type DerItem, derChildren, readDer, tags } from './der.ts';

/** What the text between the marks of a private key is. */
export type KeyKind = 'RSA' | 'EC' | 'DSA' | 'PKCS #8' | 'OpenSSH' | 'encrypted' | 'none';

/** Reads the text of a PEM body as found in files, JSON strings and source code, and says which key it parses as. */
export function keyKind(body: string): KeyKind {
  const bytes = fromBase64(bareBase64(body));
  if (bytes === undefined || bytes.length < 40) return 'none';
  if (bytes.toString('latin1', 0, 15) === 'openssh-key-v1\0') return opensshKind(bytes);
  const outer = readDer(bytes);
  if (outer?.tag !== tags.sequence || bytes.length - outer.end > 2) return 'none';
  const children = derChildren(outer.content);
  return children === undefined ? 'none' : derKind(children);
}

/** Base 64 without line ends, quotes, `+` between string literals, and escaped line ends. */
export function bareBase64(body: string): string {
  return body
    .replace(/\\[nrt]/g, '')
    .replace(/["']\s{0,100}[+.]?\s{0,100}(?:["']|$)/g, '')
    .replace(/[\s"'\\,]/g, '');
}

function derKind(items: readonly DerItem[]): KeyKind {
  const kinds = items.map((item) => item.tag);
  const [first, second] = items;
  if (first?.tag === tags.sequence && second?.tag === tags.octets && items.length === 2) {
    return derChildren(first.content)?.[0]?.tag === tags.oid ? 'encrypted' : 'none';
  }
  if (first?.tag !== tags.integer) return 'none';
  if (second?.tag === tags.sequence && items[2]?.tag === tags.octets) {
    return derChildren(second.content)?.[0]?.tag === tags.oid ? 'PKCS #8' : 'none';
  }
  if (second?.tag === tags.octets && first.content[0] === 1) return 'EC';
  const integers = kinds.every((tag) => tag === tags.integer);
  if (integers && items.length === 9) return 'RSA';
  return integers && items.length === 6 ? 'DSA' : 'none';
}

function opensshKind(bytes: Buffer): KeyKind {
  const length = bytes.length >= 19 ? bytes.readUInt32BE(15) : 0;
  if (length > 64) return 'none';
  return bytes.toString('latin1', 19, 19 + length) === 'none' ? 'OpenSSH' : 'encrypted';
}
