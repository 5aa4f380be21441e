import { describe, expect, test } from 'vitest';
import { checkedName } from '../../src/files/file-name.ts';

describe('file name', () => {
  test.each([undefined, '', '  ', ['a'], 'a/b', 'a\\b', 'a\r\nb', 'a\0b'])('%j is refused', (name) => {
    expect(() => checkedName(name)).toThrow(expect.objectContaining({ status: 400 }));
  });

  test('[m-limits] a name longer than 200 characters is refused', () => {
    expect(checkedName('n'.repeat(200))).toHaveLength(200);
    expect(() => checkedName('n'.repeat(201))).toThrow(expect.objectContaining({ status: 400 }));
  });

  test('a name in any script is kept', () => {
    expect(checkedName('Größe 大小.txt')).toBe('Größe 大小.txt');
  });
});
