import { createHash } from 'node:crypto';
import type { Report } from '../../core/report.ts';
import { enginesOf } from './html/engines.ts';
import { findingsOf } from './html/findings.ts';
import { mapOf } from './html/map.ts';
import { html, Markup, nothing } from './html/markup.ts';
import { mitigationAnchors, mitigationsOf } from './html/mitigations.ts';
import { style } from './html/style.ts';
import { gateOf, headOf, titleOf, verdictOf } from './html/summary.ts';
import type { WriteOptions } from './options.ts';
import { openFindings, ranked } from './ranking.ts';

/**
 * The report as one HTML file that needs nothing else: no script, no font, no image, no request. The policy in
 * its head allows the one style sheet by digest and nothing more.
 */
export function writeHtml(report: Report, options: WriteOptions): string {
  const open = ranked(openFindings(report), report);
  const anchors = mitigationAnchors(report);
  const hasModel = report.mitigations.length > 0;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy()}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>Holdfast: ${titleOf(report)}</title>
        ${new Markup(`<style>${style}</style>`)}
      </head>
      <body>
        <a class="skip" href="#content">To the content</a>
        <header class="top">${headOf(report)} ${navigation(report)}</header>
        <main id="content">
          ${verdictOf(report, open)} ${report.gate === undefined ? nothing : gateOf(report, report.gate)}
          ${hasModel ? mapOf(report, anchors) : nothing}
          ${hasModel ? mitigationsOf(report, anchors) : nothing}
          ${findingsOf(report, open, { anchors, isAll: options.all })} ${enginesOf(report)}
        </main>
        <footer>
          <p>Holdfast ${report.tool.version}. Next: <code>${report.next}</code></p>
        </footer>
      </body>
    </html> `;
  return page.source;
}

function policy(): string {
  const digest = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
}

function navigation(report: Report): Markup {
  const model =
    report.mitigations.length > 0
      ? [
          ['map', 'Map'],
          ['mitigations', 'Mitigations'],
        ]
      : [];
  const gate = report.gate === undefined ? [] : [['gate', 'Gate']];
  const links = [...gate, ...model, ['findings', 'Findings'], ['engines', 'What was looked at']];
  const items = links.map(([id = '', name = '']) => html`<li><a href="#${id}">${name}</a></li>`);
  return html`<nav aria-label="On this page">
    <ul>
      ${items}
    </ul>
  </nav>`;
}
