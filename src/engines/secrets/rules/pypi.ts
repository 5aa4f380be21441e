import { fromBase64 } from '../decode.ts';
import { defineToken, unlessPlaceholder } from '../define-rule.ts';
import { dropped } from '../rule.ts';

// A macaroon in binary form 2: location, identifier (JSON or a UUID), optional caveats, a signature of 32 bytes.
export const pypiToken = defineToken({
  name: 'pypi-token',
  provider: 'PyPI',
  title: 'PyPI upload token',
  grants: 'upload releases of the projects it covers',
  revoke: 'on pypi.org under API tokens',
  audit: 'the projects’ security history',
  severity: 'critical',
  proof: 'structure',
  anchors: ['pypi-AgEIcHlwaS5vcmc', 'pypi-AgENdGVzdC5weXBpLm9yZ'],
  body: 'slug',
  least: 85,
  most: 1000,
  shape: /^pypi-(?<body>Ag[0-9A-Za-z_-]{80,})$/,
  check: (candidate) =>
    isMacaroon(fromBase64(candidate.groups['body'] ?? ''))
      ? unlessPlaceholder(candidate)
      : dropped('structure'),
  forge: (dice) => {
    const uuid = [8, 4, 4, 4, 12].map((n) => dice.text('0123456789abcdef', n)).join('-');
    const identifier = Buffer.from(uuid);
    const bytes = Buffer.concat([
      Buffer.from([2, 1, 8]),
      Buffer.from('pypi.org'),
      Buffer.from([2, identifier.length]),
      identifier,
      Buffer.from([0, 0, 6, 32]),
      dice.bytes(32),
    ]);
    return `pypi-${bytes.toString('base64url')}`;
  },
});

function isMacaroon(bytes: Buffer | undefined): boolean {
  if (bytes === undefined || bytes[0] !== 2) return false;
  let at = 1;
  let fields = 0;
  while (at < bytes.length) {
    const kind = bytes[at++];
    if (kind === 0) continue;
    const length = varint(bytes, at);
    if (length === undefined) return false;
    at = length.next + length.value;
    fields++;
    if (kind === 6) return length.value === 32 && at === bytes.length && fields >= 3;
  }
  return false;
}

function varint(bytes: Buffer, at: number): { value: number; next: number } | undefined {
  const low = bytes[at];
  if (low === undefined) return undefined;
  if (low < 0x80) return { value: low, next: at + 1 };
  const high = bytes[at + 1];
  return high === undefined || high >= 0x80 ? undefined : { value: (low & 0x7f) | (high << 7), next: at + 2 };
}
