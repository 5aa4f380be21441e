import * as fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { findingsElsewhere, sampleReport, withStrings } from '../../../tests/report-sample.ts';
import type { Report } from '../../core/report.ts';
import { formats, write } from './index.ts';

/** Anything a terminal, a log or a reader's eye would act on; line ends are looked at one by one. */
const acting =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const nasty = [
  '\u001b[2J\u001b]8;;http://evil.test\u0007',
  '\u009b31m',
  '\u202egnp.exe\u2066',
  ']]>',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='x",
  '```',
  '@org/team',
  '![](http://evil.test/x.png)',
  '[text](http://evil.test)',
  'www.evil.test',
  'someone@evil.test',
  '#123 GH-7',
  '\n::error::forged',
  '\r\n  ::set-output name=x::y',
  '##[add-mask]x ##vso[task.complete]',
  '=HYPERLINK("http://evil.test")',
  '| a | b |',
  '\n\n# Heading\n\n---\n',
  '</pre></details>',
  '<!-- -->',
  '&lt;b&gt; &amp;',
  '../../etc/passwd',
  'file:///etc/passwd',
  'javascript:alert(1)',
  '\ud800',
  'x\udc00y',
  '\uffff\ufffe\u0000',
  '日本\u0301\u{1f600}',
  '${{ github.token }}',
  '__proto__',
  '\t\t',
  '',
];

const hostile = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...nasty), { maxLength: 4 }).map((all) => all.join(' ')) },
  { weight: 1, arbitrary: fc.constantFrom(...nasty) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);

/** A report in which every string that input can choose was chosen by somebody hostile. */
const reports: fc.Arbitrary<Report> = fc
  .tuple(fc.constantFrom('scan', 'verify', 'gate'), fc.array(hostile, { minLength: 1, maxLength: 12 }))
  .map(([command, texts]) => {
    const report = sampleReport(command);
    let turn = 0;
    const all = { ...report, findings: [...report.findings, ...findingsElsewhere()] };
    return withStrings(all, () => texts[turn++ % texts.length] ?? '');
  });

function holds(check: (report: Report) => void): void {
  fc.assert(fc.property(reports, check), { numRuns: 40 });
}

describe('whatever a report holds', () => {
  test.each(formats)('%s: no control bytes, no log commands', (format) => {
    holds((report) => {
      const out = write(report, format, { width: 100 });
      // The word joiners that Markdown's sanitiser puts in are the only invisible characters.
      expect(format === 'markdown' ? out.replace(/\u2060/g, '') : out).not.toMatch(acting);
      expect(out).not.toMatch(/^\s*::/m);
      expect(out).not.toMatch(/##\w*\[/);
    });
  });

  test.each([{ width: 40 }, { width: 63 }, { width: 140 }, { all: true }])(
    'text: wrapped at %o',
    (options) => {
      holds((report) => {
        const out = write(report, 'text', options);
        expect(out).not.toMatch(acting);
        expect(out).not.toMatch(/^\s*::/m);
      });
    },
  );

  test('text: colour codes are ours, 40 lines, no line wider than the terminal', () => {
    holds((report) => {
      const coloured = write(report, 'text', { colour: true, width: 80 });
      // oxlint-disable-next-line no-control-regex
      expect(coloured.replace(/\u001b\[(?:1|2|22|31|32|33|34|36|39)m/g, '')).not.toMatch(acting);
      const lines = write(report, 'text', { width: 80 }).split('\n');
      expect(lines.length).toBeLessThanOrEqual(41);
      expect(lines.at(-2)).toMatch(/^next: ?/);
    });
  });

  test('json: parses, and the data are the same', () => {
    holds((report) => {
      const value: unknown = JSON.parse(write(report, 'json'));
      const messages = report.findings.map(({ message }) => message);
      expect(value).toHaveProperty('findings.length', messages.length);
      messages.forEach((message, index) =>
        expect(value).toHaveProperty(`findings.${index}.message`, message),
      );
    });
  });

  test('sarif: parses, no links in messages, no URI leaves the root', () => {
    holds((report) => {
      const out = write(report, 'sarif');
      JSON.parse(out, (key, value: unknown) => {
        if (key === 'uri') expect(value).toMatch(/^(?:[\w.~!*'()-]|%[0-9A-F]{2}|\/)+$/);
        if (key === 'uri') expect(String(value).split('/')).not.toContain('..');
        return value;
      });
      expect(out).not.toMatch(/"message":\{"text":"[^"]*\]\(/);
    });
  });

  test('markdown: no foreign HTML, link, image, mention or reference', () => {
    holds((report) => {
      const out = write(report, 'markdown');
      const own = out.replace(/<\/?(?:details|summary|sub|pre)>/g, '');
      expect(own).not.toMatch(/[<]/);
      expect(own).not.toMatch(/@\w/);
      expect(own).not.toMatch(/:\/\/|www\./i);
      expect(own).not.toMatch(/(?<!\\)(?:\\\\)*`/);
      expect(own).not.toMatch(/(?<!\\)(?:\\\\)*\]\(/);
      expect(own).not.toMatch(/(?<!&)#\d|GH-\d/);
      expect(out.match(/<pre>/g)?.length).toBe(out.match(/<\/pre>/g)?.length);
      expect(out.match(/<details>/g)?.length).toBe(out.match(/<\/details>/g)?.length);
      expect(out.length).toBeLessThanOrEqual(65_000);
    });
  });

  test('html: every tag is one of ours, well formed, without scripts or addresses', () => {
    holds((report) => {
      const out = write(report, 'html').replace(/<style>[\s\S]*?<\/style>/, '');
      const rest = out.replace(/<!doctype html>|<\/?[a-z][a-z0-9]*(?: [a-zA-Z-]+="[^"<>]*")*\s*\/?>/g, '');
      expect(rest).not.toMatch(/[<>]/);
      expect(out).not.toMatch(/<(?:script|img|iframe|object|link|base|form)\b/i);
      for (const [, name = '', value = ''] of out.matchAll(
        /<[^>]* (href|src|action|on\w+|style)="([^"]*)"/g,
      )) {
        expect(`${name}=${value}`).toMatch(/^href=#[a-z]+\d*$/);
      }
    });
  });

  test('junit: well-formed XML', () => {
    holds((report) => {
      const parser = new SaxesParser();
      const errors: string[] = [];
      parser.on('error', (error) => errors.push(error.message));
      parser.write(write(report, 'junit')).close();
      expect(errors).toEqual([]);
    });
  });

  test('equal reports give equal text', () => {
    holds((report) => {
      for (const format of formats) expect(write(report, format)).toBe(write(report, format));
    });
  });
});

describe('what is compared is never shown', () => {
  test.each(formats)('%s leaves out anchors and the scanned root', (format) => {
    const out = write(sampleReport('gate'), format, { all: true });
    expect(out).not.toContain('never shown');
    expect(out).not.toContain('/srv/checkout');
  });
});
