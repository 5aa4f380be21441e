import { placeOf } from '../../../core/location.ts';
import type { Excerpt } from '../../../core/finding.ts';
import type { CodeLocation } from '../../../core/location.ts';
import type { KnownFinding, Report } from '../../../core/report.ts';
import { agoOf, counted, grouped, shortened } from '../quantities.ts';
import { openPast } from '../ranking.ts';
import { severityTone } from '../state-words.ts';
import { html, nothing } from './markup.ts';
import type { Markup } from './markup.ts';
import { scrolling, section } from './tag.ts';

/** Findings shown with their source, and as rows below; a page with more would not open well. */
const cardsMax = { some: 20, all: 200 };
const rowsMax = { some: 1_000, all: 20_000 };
const columnsMax = 240;

/** The open findings: the first with source and advice, the others as a table, the settled ones folded. */
export function findingsOf(report: Report, open: readonly KnownFinding[], page: Page): Markup {
  const size = page.isAll ? 'all' : 'some';
  const cards = open.slice(0, cardsMax[size]).map((finding) => card(finding, report, page.anchors));
  const rest = open.slice(cards.length);
  const settled = report.findings.filter(
    ({ triage }) => triage.state === 'ignored' || triage.state === 'accepted',
  );
  const past = openPast(report);
  const ofPast = `${counted(past.length, 'secret')} in the history that the work tree has no more`;
  return section(
    'findings',
    'Findings',
    html`${open.length === 0 ? html`<p>0 findings in what was looked at.</p>` : cards}
    ${tableOf(rest, `${counted(rest.length, 'more finding')}, less important`, rowsMax[size])}
    ${tableOf(past, ofPast, rowsMax[size])} ${folded(settled, rowsMax[size])}`,
  );
}

export interface Page {
  /** Mitigation id to the id of its row. */
  readonly anchors: ReadonlyMap<string, string>;
  readonly isAll: boolean;
}

function card(finding: KnownFinding, report: Report, anchors: ReadonlyMap<string, string>): Markup {
  const { at, excerpt, steps = [] } = finding;
  const main = at.kind === 'code' ? at : undefined;
  const others = steps
    .filter(({ at: place }) => place.line !== main?.line || place.path !== main.path)
    .slice(0, 10);
  return html`<article class="card found">
    <p>
      <span class="tag ${severityTone[finding.severity]}">${finding.severity}</span>
      <span class="tag quiet">${finding.history}</span> <code>${placeOf(at)}</code>
    </p>
    <h3>${finding.message}</h3>
    ${excerpt === undefined ? nothing : source(excerpt, main)}
    ${
      others.length === 0
        ? nothing
        : html`<ol class="soft">
            ${others.map((step) => html`<li><code>${placeOf(step.at)}</code> ${step.message}</li>`)}
          </ol>`
    }
    ${facts(finding, report, anchors)}
  </article> `;
}

/** The excerpt with the finding's line marked, and its columns when it lies in one line. */
function source(excerpt: Excerpt, at: CodeLocation | undefined): Markup {
  const last = excerpt.firstLine + excerpt.lines.length - 1;
  const width = String(last).length;
  const rows = excerpt.lines.slice(0, 40).map((text, index) => {
    const number = excerpt.firstLine + index;
    const isMarked = at !== undefined && number >= at.line && number <= at.endLine;
    const shown = isMarked ? marked(text, at) : html`${shortened(text, columnsMax)}`;
    return html`<span class="row${isMarked ? ' at' : ''}"
      ><span class="gutter">${`${String(number).padStart(width)}  `}</span>${shown}</span
    >`;
  });
  return html`<pre>${rows}</pre>`;
}

function marked(text: string, at: CodeLocation): Markup {
  const line = shortened(text, columnsMax);
  if (at.endLine !== at.line) return html`${line}`;
  const [start, end] = [at.column - 1, at.endColumn - 1];
  return html`${line.slice(0, start)}<mark>${line.slice(start, end)}</mark>${line.slice(end)}`;
}

function facts(finding: KnownFinding, report: Report, anchors: ReadonlyMap<string, string>): Markup {
  const rule = report.rules.find(({ id }) => id === finding.rule);
  const links = finding.contradicts.slice(0, 10).map((id) => {
    const anchor = anchors.get(id);
    return anchor === undefined ? html`<span>${id}</span> ` : html`<a href="#${anchor}">${id}</a> `;
  });
  const { introduced, notes = [] } = finding;
  return html`<dl>
    <dt>Contradicts</dt>
    <dd>${links.length === 0 ? 'no mitigation of the model' : links}</dd>
    ${
      rule === undefined
        ? nothing
        : html`<dt>Why it matters</dt>
            <dd>${rule.why}</dd>
            <dt>What to do</dt>
            <dd>${rule.todo}</dd>`
    }
    ${
      introduced === undefined
        ? nothing
        : html`<dt>Since</dt>
            <dd>
              ${introduced.commit.slice(0, 12)} by ${introduced.author}, ${agoOf(introduced.at, report.at)}
            </dd>`
    }
    ${notes.slice(0, 10).map(
      ([key, value]) =>
        html`<dt>${key}</dt>
          <dd>${value}</dd>`,
    )}
    <dt>Rule</dt>
    <dd><code>${finding.rule}</code>, finding <code>${finding.id}</code></dd>
  </dl>`;
}

function tableOf(findings: readonly KnownFinding[], caption: string, max: number): Markup {
  if (findings.length === 0) return nothing;
  const rows = findings.slice(0, max).map(
    (finding) =>
      html`<tr>
        <td><span class="tag ${severityTone[finding.severity]}">${finding.severity}</span></td>
        <td><code>${placeOf(finding.at)}</code></td>
        <td>${finding.message}</td>
        <td><code>${finding.rule}</code></td>
      </tr> `,
  );
  const missing = findings.length - rows.length;
  const rest = missing === 0 ? nothing : html`<p>${grouped(missing)} more are in the JSON report.</p>`;
  const table = html`<table class="list">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">Severity</th>
        <th scope="col">Where</th>
        <th scope="col">What</th>
        <th scope="col">Rule</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  return html`<div class="card found">${scrolling(caption, table)}${rest}</div>`;
}

function folded(settled: readonly KnownFinding[], max: number): Markup {
  if (settled.length === 0) return nothing;
  const caption = `${counted(settled.length, 'finding')} ignored or accepted`;
  return html`<details>
    <summary>${caption}</summary>
    ${tableOf(settled, caption, max)}
  </details>`;
}
