import { mitigationStates } from '../../../core/evidence.ts';
import type { GateReport, KnownFinding, Report } from '../../../core/report.ts';
import { placeOf } from '../../../core/location.ts';
import { counted, grouped, lasting, minuteOf } from '../quantities.ts';
import { findingCounts, gapsOf, isIncomplete } from '../standing.ts';
import { mitigationWords, verdictWords } from '../state-words.ts';
import { html, nothing } from './markup.ts';
import type { Markup } from './markup.ts';
import { scrolling, section, stateTag } from './tag.ts';

/** Title, and where and when the report was made. */
export function headOf(report: Report): Markup {
  const model = report.model === 'built-in' ? 'built-in starter model' : report.model;
  const commit = report.commit === '' ? 'none' : report.commit.slice(0, 12);
  return html`<p class="brand">Holdfast · ${report.command}</p>
    <h1>${titleOf(report)}</h1>
    <ul class="meta">
      <li>${minuteOf(report.at)}</li>
      <li>commit <code>${commit}</code>${report.dirty ? ' with changes' : ''}</li>
      <li>model <code>${model}</code></li>
      <li>took ${lasting(report.ms)}</li>
    </ul>`;
}

/** The title of the page, in plain text. */
export function titleOf(report: Report): string {
  return report.mitigations.length > 0 ? 'Does each mitigation still hold?' : 'What the scan found';
}

/** The answer in one sentence, the states as a bar, and what the answer does not cover. */
export function verdictOf(report: Report, open: readonly KnownFinding[]): Markup {
  return html`<div class="card verdict">
      <p class="say">${sentenceOf(report, open)}</p>
      ${stateBar(report)}
      <p>${findingCounts(report, open)}</p>
    </div>
    ${coverageNote(report)}`;
}

function sentenceOf(report: Report, open: readonly KnownFinding[]): string {
  const { mitigations } = report;
  const incomplete = isIncomplete(report);
  if (mitigations.length === 0) {
    if (open.length > 0) return counted(open.length, 'finding');
    return incomplete ? 'Not everything was looked at.' : '0 findings in what was looked at.';
  }
  const count = (...states: readonly string[]): number =>
    mitigations.filter(({ state }) => states.includes(state)).length;
  const verified = count('verified');
  const failing = count('failing');
  const of = `of ${counted(mitigations.length, 'mitigation')}`;
  if (failing > 0)
    return `${grouped(failing)} ${of} ${failing === 1 ? 'fails' : 'fail'}; ${grouped(verified)} verified.`;
  const settled = verified + count('planned', 'accepted');
  if (settled < mitigations.length)
    return `${grouped(verified)} ${of} verified; ${grouped(mitigations.length - settled)} without proof.`;
  return `${grouped(verified)} ${of} verified${incomplete ? ', in an incomplete run' : ''}.`;
}

/** Widths in per cent of the mitigations; the list below it says the same in words. */
function stateBar(report: Report): Markup {
  if (report.mitigations.length === 0) return nothing;
  const counts = mitigationStates
    .map((state) => ({ state, count: report.mitigations.filter((one) => one.state === state).length }))
    .filter(({ count }) => count > 0);
  let from = 0;
  const parts = counts.map(({ state, count }) => {
    const width = (count / report.mitigations.length) * 100;
    const part = html`<rect
      class="${mitigationWords[state].tone}"
      x="${from.toFixed(2)}"
      y="0"
      width="${Math.max(0.4, width - 0.3).toFixed(2)}"
      height="10"
    />`;
    from += width;
    return part;
  });
  const tags = counts.map(({ state, count }) => {
    const { symbol, word, tone } = mitigationWords[state];
    return html`<li class="tag ${tone}">
      <span aria-hidden="true">${symbol}</span> ${grouped(count)} ${word}
    </li>`;
  });
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      ${parts}
    </svg>
    <ul class="tags" aria-label="Mitigations by state">
      ${tags}
    </ul>`;
}

function coverageNote(report: Report): Markup {
  const gaps = gapsOf(report);
  const notices = report.notices.slice(0, 50);
  if (!isIncomplete(report) && notices.length === 0) return nothing;
  const lead = isIncomplete(report)
    ? html`<p><strong>This is not a clean result.</strong> What was not covered:</p>
        <ul>
          ${gaps.map((gap) => html`<li>${gap}</li>`)}
        </ul>`
    : nothing;
  return html`<div class="note" role="note">
    ${lead}${notices.map((notice) => html`<p>Note: ${notice}</p>`)}
  </div>`;
}

/** The gate's verdict with its reasons, what blocks first. */
export function gateOf(report: Report, gate: GateReport): Markup {
  const places = new Map(report.findings.map(({ id, at }) => [id, placeOf(at)]));
  const items = [...gate.items].sort(
    (a, b) => Number(a.decision !== 'block') - Number(b.decision !== 'block'),
  );
  const rows = items.slice(0, 500).map(
    (item) =>
      html`<tr>
        <td>
          ${item.decision === 'block' ? html`<span class="tag bad">✘ block</span>` : html`<span class="tag quiet">· comment</span>`}
        </td>
        <td>${item.mitigation || 'not in the model'}</td>
        <td><code>${places.get(item.subject) ?? item.subject}</code></td>
        <td>${item.because}</td>
      </tr> `,
  );
  const table = html`<table class="list">
    <caption>
      ${counted(gate.items.length, 'reason')}; base ${gate.base}, policy ${gate.policy || 'none'},
      ${grouped(gate.unchanged)} unchanged
    </caption>
    <thead>
      <tr>
        <th scope="col">Decision</th>
        <th scope="col">Mitigation</th>
        <th scope="col">Where</th>
        <th scope="col">Because</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  return section(
    'gate',
    'Gate',
    html`<p>${stateTag(verdictWords[gate.verdict])}</p>
      <div class="card">${scrolling('Gate', table)}</div>`,
  );
}
