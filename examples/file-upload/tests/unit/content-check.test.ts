import { describe, expect, test } from 'vitest';
import { checkContent } from '../../src/files/content-check.ts';

const refused = (status: number) => expect.objectContaining({ status });

describe('content check', () => {
  test.each([
    ['an event handler', '<svg onload="x()">'],
    ['a javascript link', '<svg><a href="JavaScript:x()"/></svg>'],
    ['a foreign object', '<svg><foreignObject><p/></foreignObject></svg>'],
    ['a script in upper case', '<SVG><SCRIPT>x()</SCRIPT></SVG>'],
  ])('[m-file-checks] an svg with %s is refused, whatever its name', (_what, content) => {
    expect(() => checkContent('logo.txt', Buffer.from(content))).toThrow(refused(422));
  });

  test.each(['a.png', 'a.JPG', 'a.gif', 'a.pdf', 'a.zip'])(
    '[m-file-checks] text named %s is refused',
    (name) => {
      expect(() => checkContent(name, Buffer.from('text'))).toThrow(refused(415));
    },
  );

  test('a picture with the right signature passes', () => {
    expect(() => checkContent('a.png', Buffer.from('\x89PNG\r\n', 'latin1'))).not.toThrow();
  });

  test('text about scripts passes', () => {
    expect(() => checkContent('notes.txt', Buffer.from('use <script> with care'))).not.toThrow();
  });
});
