/** What can be scanned of a file, or why it cannot. */
export type Readable =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'skipped'; readonly reason: string };

/**
 * Files whose kind says that text in them is packed or painted are not scanned; all others are, with NUL bytes or
 * without. UTF-16 with a byte order mark is scanned as UTF-8.
 */
export function readable(content: Uint8Array): Readable {
  const kind = kinds.find(({ at, magic }) => startsWith(content, magic, at));
  if (kind !== undefined) return { kind: 'skipped', reason: kind.reason };
  if (startsWith(content, '\xff\xfe', 0)) return { kind: 'bytes', bytes: recoded(content, 'utf-16le') };
  if (startsWith(content, '\xfe\xff', 0)) return { kind: 'bytes', bytes: recoded(content, 'utf-16be') };
  return { kind: 'bytes', bytes: content };
}

const image = 'an image, not text';
const archive = 'an archive or compressed file, not unpacked';
const font = 'a font, not text';
const media = 'sound or video, not text';

const kinds: readonly { readonly magic: string; readonly at: number; readonly reason: string }[] = [
  { magic: '\x89PNG\r\n\x1a\n', at: 0, reason: image },
  { magic: '\xff\xd8\xff', at: 0, reason: image },
  { magic: 'GIF87a', at: 0, reason: image },
  { magic: 'GIF89a', at: 0, reason: image },
  { magic: 'WEBP', at: 8, reason: image },
  { magic: '\0\0\x01\0', at: 0, reason: image },
  { magic: 'II*\0', at: 0, reason: image },
  { magic: 'MM\0*', at: 0, reason: image },
  { magic: 'PK\x03\x04', at: 0, reason: archive },
  { magic: 'PK\x05\x06', at: 0, reason: archive },
  { magic: '\x1f\x8b', at: 0, reason: archive },
  { magic: 'BZh', at: 0, reason: archive },
  { magic: '\xfd7zXZ\0', at: 0, reason: archive },
  { magic: '(\xb5/\xfd', at: 0, reason: archive },
  { magic: "7z\xbc\xaf'\x1c", at: 0, reason: archive },
  { magic: 'Rar!\x1a\x07', at: 0, reason: archive },
  { magic: 'wOFF', at: 0, reason: font },
  { magic: 'wOF2', at: 0, reason: font },
  { magic: '\0\x01\0\0\0', at: 0, reason: font },
  { magic: 'OTTO\0', at: 0, reason: font },
  { magic: 'ftyp', at: 4, reason: media },
  { magic: 'OggS\0', at: 0, reason: media },
  { magic: 'fLaC\0', at: 0, reason: media },
  { magic: 'ID3\x03', at: 0, reason: media },
  { magic: 'ID3\x04', at: 0, reason: media },
  { magic: '\x1aE\xdf\xa3', at: 0, reason: media },
];

function startsWith(content: Uint8Array, magic: string, at: number): boolean {
  for (let i = 0; i < magic.length; i++) if (content[at + i] !== magic.charCodeAt(i)) return false;
  return true;
}

function recoded(content: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Uint8Array {
  return Buffer.from(new TextDecoder(encoding).decode(content), 'utf8');
}
