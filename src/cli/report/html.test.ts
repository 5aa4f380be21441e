import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { sampleReport } from '../../../tests/report-sample.ts';
import type { KnownFinding } from '../../core/report.ts';
import { html, Markup } from './html/markup.ts';
import { write } from './index.ts';

const raw = write(sampleReport('gate'), 'html');
/** White space is as the formatter left it in the templates: it says nothing. */
const page = raw.replace(/\s+/g, ' ').replace(/ ?(<[^>]*?) ?(>) ?/g, '$1$2');

function all(pattern: RegExp): readonly string[] {
  return [...page.matchAll(pattern)].map((match) => match[1] ?? '');
}

describe('one file that needs nothing else', () => {
  test('the policy allows the style sheet by its digest and nothing more', () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(raw)?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(
      `content="default-src &#39;none&#39;; style-src &#39;sha256-${digest}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"`,
    );
  });

  test('no script, no style attribute, no address', () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe| style="|@import|url\(|https?:/);
  });
});

describe('for every reader', () => {
  test('tables have captions and heads, sections have headings', () => {
    expect(all(/(<table)/g)).toHaveLength(all(/(<caption>)/g).length);
    expect(page).not.toMatch(/<th>|<th class/);
    for (const id of all(/<section id="([^"]+)"/g)) expect(page).toContain(`<h2 id="${id}-h">`);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page).toContain('<html lang="en">');
  });

  test('every link on the page leads somewhere on the page', () => {
    const ids = new Set(all(/ id="([^"]+)"/g));
    expect(ids.size).toBe(all(/ id="([^"]+)"/g).length);
    for (const target of all(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  test('each state is told by symbol and word, and the map has a list twin', () => {
    for (const words of [
      '✘</span>failing',
      '○</span>checked nothing',
      '✔</span>verified',
      '≡</span>accepted',
    ]) {
      expect(page).toContain(words);
    }
    expect(page).toContain('<summary>The map as a list</summary>');
    expect(page).toContain(
      '<strong>csrf</strong>State changes need a CSRF token: checked nothing (tests checked nothing)',
    );
  });
});

test('the map tells per layer and type what the evidence says', () => {
  const row = /<th scope="row">CI\/CD<span class="soft">([^<]*)<\/span><\/th>(.*)/.exec(page);
  expect(row?.[1]).toBe('1 failing, 1 verified');
  const cells = row?.[2]?.split('</td>') ?? [];
  const heads = [
    ...(/<tr><th scope="col">Layer<\/th>(.*?)<\/tr>/.exec(page)?.[1] ?? '').matchAll(
      /<th scope="col">([^<]*)/g,
    ),
  ];
  const cicd = heads.findIndex(([, name]) => name === 'cicd');
  expect(cells[cicd]).toMatch(/ci-scripts<span>✘ fails.*pinned-actions<span>✔ passes/);
  expect(cells[heads.findIndex(([, name]) => name === 'tests')]).toContain('–');
  expect(page).toContain('No mitigation is verified by dast, iast, sca, external.');
});

test('evidence is told with its age, scope, commit and self-check', () => {
  expect(page).toMatch(
    /<time datetime="2026-11-23T07:30:00Z"[^>]*>2 h ago<\/time>· 6 files · commit 8f3c1d2e4b5a · self-check fired/,
  );
  expect(page).toContain('signed by ops@example.test');
});

test('findings beyond the limit are counted; `all` raises it', () => {
  const report = sampleReport('scan');
  const [one] = report.findings;
  const findings: KnownFinding[] = Array.from({ length: 1_500 }, () => one).filter(
    (item) => item !== undefined,
  );
  expect(write({ ...report, findings }, 'html')).toContain('480 more are in the JSON report');
  expect(write({ ...report, findings }, 'html', { all: true })).not.toContain('more are in the JSON report');
});

test('only markup enters a template as it is', () => {
  const made = html`<b title="${'"<&'}">${[html`<i>${1}</i>`, '<i>']}</b>`;
  expect(made).toBeInstanceOf(Markup);
  expect(made.source).toBe('<b title="&#34;&#60;&#38;"><i>1</i>&#60;i&#62;</b>');
});
