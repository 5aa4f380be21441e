import { array, assert, constantFrom, oneof, property, uint8Array } from 'fast-check';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Event } from '../../../core/engine.ts';
import { crc32 } from '../checksum.ts';
import { inspectBytes } from '../inspect-bytes.ts';
import { examplesOf } from '../rule-info.ts';
import { allRules } from '../rules/all.ts';

const example = exampleOf('secrets/github-token');
const secret = Buffer.from(example);

describe('secrets are found, with the way to them, in', () => {
  test('zip, stored and deflated', () => {
    const archive = zip([
      { name: 'a/.env', bytes: secret, method: 0 },
      { name: 'b.env', bytes: secret, method: 8 },
    ]);
    expect(paths(inspect('dist/a.zip', archive))).toEqual(['dist/a.zip!/a/.env', 'dist/a.zip!/b.env']);
  });

  test('tar, gzip, and both', () => {
    const archive = tar([['etc/app.conf', secret]]);
    expect(paths(inspect('x.tar', archive))).toEqual(['x.tar!/etc/app.conf']);
    expect(paths(inspect('log.txt.gz', gzipSync(secret)))).toEqual(['log.txt.gz!/log.txt']);
    expect(paths(inspect('x.tgz', gzipSync(archive)))).toEqual(['x.tgz!/x.tar!/etc/app.conf']);
  });

  test('files with long names in tar', () => {
    const name = `${'folder/'.repeat(30)}.env`;
    const archive = Buffer.concat([
      tarFile('././@LongLink', Buffer.from(`${name}\0`), 'L'),
      tar([['short', secret]]),
    ]);
    expect(paths(inspect('x.tar', archive))).toEqual([`x.tar!/${name}`]);
    const record = ` path=${name}\n`;
    const pax = Buffer.from(`${record.length + 3}${record}`);
    const other = Buffer.concat([tarFile('PaxHeaders/x', pax, 'x'), tar([['short', secret]])]);
    expect(paths(inspect('x.tar', other))).toEqual([`x.tar!/${name}`]);
  });

  test('notebooks: once in their text, and in a cell what only the cell shows', () => {
    const [, token = ''] = /SERVICE_TOKEN=(\S+)/.exec(example) ?? [];
    const shown = {
      cell_type: 'code',
      source: [`login("${token}")\n`],
      outputs: [{ text: [`used ${token}\n`] }],
    };
    expect(paths(inspect('a.ipynb', Buffer.from(JSON.stringify({ cells: [shown] }))))).toEqual(['a.ipynb']);
    // In JSON a form feed is a letter behind a backslash, which hides the start of the token.
    const hidden = { cells: [{ source: '' }, { source: 'x', outputs: [{ text: `\f${token}\n` }] }] };
    expect(paths(inspect('a.ipynb', Buffer.from(JSON.stringify(hidden))))).toEqual([
      'a.ipynb!/cell-2/output-1',
    ]);
  });
});

describe('what is not unpacked is said', () => {
  test('damaged and cut off', () => {
    const whole = zip([{ name: 'a', bytes: secret, method: 8 }]);
    expect(kinds(inspect('a.zip', whole.subarray(0, 30)))).toEqual(['skipped']);
    expect(kinds(inspect('a.gz', gzipSync(secret).subarray(0, 20)))).toEqual(['skipped']);
    const damaged = Buffer.from(
      tar([
        ['a', secret],
        ['b', secret],
      ]),
    );
    damaged[1024 + 150] = 0x39;
    expect(kinds(inspect('a.tar', damaged))).toContain('problem');
  });

  test('encrypted members', () => {
    const archive = zip([{ name: 'a', bytes: secret, method: 8, flags: 1 }]);
    expect(inspect('a.zip', archive)).toMatchObject([
      { kind: 'problem', problem: { kind: 'partial', target: 'a.zip' } },
    ]);
  });

  test('bombs: one large member, a gzip, and many members that lie about their size', () => {
    const large = Buffer.alloc(20 << 20);
    expect(kinds(inspect('a.gz', gzipSync(large)))).toEqual(['skipped']);
    const packed = zip([
      { name: 'a', bytes: large, method: 8, size: 10 },
      { name: 'b', bytes: secret, method: 8 },
    ]);
    const events = inspect('a.zip', packed);
    expect(kinds(events)).toEqual(['finding', 'problem']);
  });

  test('a member that stands in the list ten thousand times is unpacked as often as the budget allows', () => {
    const bytes = Buffer.alloc(1 << 20, 'words ');
    const archive = zip([{ name: 'a', bytes, method: 8, times: 10_000 }]);
    expect(kinds(inspect('a.zip', archive))).toContain('problem');
  });

  test('archives in archives, down to a depth', () => {
    let archive = tar([['a.env', secret]]);
    for (let depth = 0; depth < 5; depth++) archive = tar([[`${depth}.tar`, archive]]);
    expect(kinds(inspect('a.tar', archive))).toEqual(['problem']);
  });

  test('pictures in it are counted', () => {
    const png = Buffer.from('\x89PNG\r\n\x1a\n rest', 'latin1');
    expect(inspect('a.tar', tar([['x.png', png]]))).toEqual([
      { kind: 'measure', name: 'secrets.members.not-text', value: 1 },
    ]);
  });
});

test('any bytes: no throw', () => {
  const pieces = [
    zip([{ name: 'a', bytes: secret, method: 8 }]),
    tar([['a', secret]]),
    gzipSync(secret),
    Buffer.from('{"cells":['),
  ];
  const piece = oneof(
    uint8Array({ maxLength: 40 }),
    constantFrom(...pieces),
    constantFrom(...pieces.map((one) => one.subarray(0, 70))),
  );
  assert(
    property(array(piece, { maxLength: 4 }), constantFrom('a.zip', 'a.ipynb', 'x'), (all, name) => {
      const content = Buffer.concat(all);
      expect(inspect(name, content)).toEqual(inspect(name, content));
    }),
    { numRuns: 200 },
  );
});

interface ZipFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly method: 0 | 8;
  readonly flags?: number;
  /** What the list says of its size. */
  readonly size?: number;
  /** How often the list names it. */
  readonly times?: number;
}

function zip(files: readonly ZipFile[]): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, method, flags = 0, size = bytes.length, times = 1 } of files) {
    const packed = method === 0 ? bytes : deflateRawSync(bytes);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(flags, 2);
    head.writeUInt16LE(method, 4);
    head.writeUInt32LE(crc32(bytes.subarray(0, 1000)), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(size, 18);
    head.writeUInt16LE(name.length, 22);
    const entry = Buffer.alloc(46);
    entry.write('PK\x01\x02', 0, 'latin1');
    head.copy(entry, 6);
    entry.writeUInt32LE(at, 42);
    for (let i = 0; i < times; i++) list.push(entry, Buffer.from(name));
    const local = [Buffer.from('PK\x03\x04'), head, Buffer.from(name), packed];
    parts.push(...local);
    at += local.reduce((sum, part) => sum + part.length, 0);
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(list.length / 2, 8);
  end.writeUInt16LE(list.length / 2, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}

function tar(files: readonly (readonly [name: string, bytes: Buffer])[]): Buffer {
  return Buffer.concat([...files.map(([name, bytes]) => tarFile(name, bytes, '0')), Buffer.alloc(1024)]);
}

function tarFile(name: string, bytes: Buffer, type: string): Buffer {
  const head = Buffer.alloc(512);
  head.write(name, 0, 100, 'utf8');
  head.write('0000644\0', 100);
  head.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124);
  head.write('        ', 148);
  head.write(type, 156);
  head.write('ustar\x0000', 257);
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([head, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}

function inspect(name: string, content: Buffer): readonly Event[] {
  return [...inspectBytes(name, content, {})];
}

function paths(events: readonly Event[]): readonly string[] {
  return events.flatMap((event) =>
    event.kind === 'finding' && event.finding.at.kind === 'code' ? [event.finding.at.path] : [],
  );
}

function kinds(events: readonly Event[]): readonly string[] {
  return events.map((event) => event.kind);
}

function exampleOf(id: string): string {
  const rule = allRules.find((one) => one.id === id);
  return (rule === undefined ? [] : examplesOf(rule).bad)[0] ?? '';
}
