import { describe, expect, test } from 'vitest';
import { checkArchive } from '../../src/files/archive.ts';
import { zipOf } from '../zip.ts';

describe('archive', () => {
  test('[m-limits] an archive with too many entries is refused with 413', () => {
    const archive = zipOf([{ name: 'a.txt', content: Buffer.from('hello') }]);
    archive.writeUInt16LE(10_001, archive.length - 12);
    expect(() => checkArchive(archive)).toThrow(expect.objectContaining({ status: 413 }));
  });

  test('[m-limits] a zip bomb that hides behind a comment is refused with 413', () => {
    const bomb = zipOf([{ name: 'zeros', content: Buffer.alloc(1024 * 1024) }]);
    const comment = Buffer.from('nothing to see here');
    bomb.writeUInt16LE(comment.length, bomb.length - 2);
    expect(() => checkArchive(Buffer.concat([bomb, comment]))).toThrow(
      expect.objectContaining({ status: 413 }),
    );
  });

  test('[m-limits] a zip bomb spread over many entries is refused with 413', () => {
    const entries = Array.from({ length: 50 }, (_, n) => ({
      name: String(n),
      content: Buffer.alloc(64 * 1024),
    }));
    expect(() => checkArchive(zipOf(entries))).toThrow(expect.objectContaining({ status: 413 }));
  });

  test('a truncated archive is refused with 422', () => {
    const archive = zipOf([{ name: 'a.txt', content: Buffer.from('hello') }]);
    expect(() => checkArchive(archive.subarray(0, 40))).toThrow(expect.objectContaining({ status: 422 }));
  });

  test('a directory that points outside is refused with 422', () => {
    const archive = zipOf([{ name: 'a.txt', content: Buffer.from('hello') }]);
    archive.writeUInt32LE(0xffff, archive.length - 6);
    expect(() => checkArchive(archive)).toThrow(expect.objectContaining({ status: 422 }));
  });

  test('content that is no archive passes', () => {
    expect(() => checkArchive(Buffer.from('P'))).not.toThrow();
  });
});
