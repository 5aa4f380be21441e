import type { MitigationReport, Report, VerificationReport } from '../../../core/report.ts';
import { agoOf, counted, dayOf, grouped, instantOf, minuteOf } from '../quantities.ts';
import { rankedMitigations } from '../ranking.ts';
import { mitigationWords, verificationWords } from '../state-words.ts';
import { html, nothing } from './markup.ts';
import type { Markup } from './markup.ts';
import { section, stateTag } from './tag.ts';

/** Where each mitigation's row is on the page. Made from positions, never from foreign text. */
export function mitigationAnchors(report: Report): ReadonlyMap<string, string> {
  return new Map(rankedMitigations(report).map(({ id }, index) => [id, `m${index + 1}`]));
}

/** Every mitigation with its state, the reason, and the evidence newest first. */
export function mitigationsOf(report: Report, anchors: ReadonlyMap<string, string>): Markup {
  const rows = rankedMitigations(report).map((one) => row(one, anchors.get(one.id) ?? '', report.at));
  const table = html`<table class="list">
    <caption>
      ${counted(rows.length, 'mitigation')}, worst state first; evidence newest first
    </caption>
    <thead>
      <tr>
        <th scope="col">State</th>
        <th scope="col">Mitigation</th>
        <th scope="col">Why</th>
        <th scope="col">Evidence</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  return section('mitigations', 'Mitigations', html`<div class="card">${table}</div>`);
}

function row(one: MitigationReport, anchor: string, now: number): Markup {
  const until =
    one.until === undefined ? nothing : html`<span class="soft id">until ${dayOf(one.until)}</span>`;
  const threats =
    one.threats.length === 0 ? nothing : html`<span class="soft id">against ${one.threats.join(', ')}</span>`;
  const impact = one.highImpact ? html` <span class="tag quiet">▲ high impact</span>` : nothing;
  return html`<tr id="${anchor}">
    <td>${stateTag(mitigationWords[one.state])}${until}</td>
    <td><strong>${one.title}</strong>${impact}<span class="id mono soft">${one.id}</span>${threats}</td>
    <td class="why">${one.because}</td>
    <td>${timeline(one.verifications, now)}</td>
  </tr> `;
}

function timeline(verifications: readonly VerificationReport[], now: number): Markup {
  if (verifications.length === 0) return html`<span class="soft">nothing verifies it</span>`;
  const sorted = [...verifications].sort(
    (a, b) => (b.evidence?.at ?? -Infinity) - (a.evidence?.at ?? -Infinity) || 0,
  );
  return html`<ol class="time">
    ${sorted.map((one) => entry(one, now))}
  </ol>`;
}

function entry(one: VerificationReport, now: number): Markup {
  const { symbol, word, tone } = verificationWords[one.state];
  const optional = one.required ? '' : ', optional';
  const head = html`<b class="${tone}">${symbol} ${one.type} ${word}</b>
    <span class="soft mono">${one.id}${optional}</span>`;
  const { evidence } = one;
  if (evidence === undefined)
    return html`<li class="${tone}">${head}<span class="soft">${one.because}</span></li>`;
  const scope = Object.entries(evidence.scope).map(([unit, count]) => `${grouped(count)} ${unit}`);
  const facts = [
    ...scope,
    evidence.commit === ''
      ? 'no commit'
      : `commit ${evidence.commit.slice(0, 12)}${evidence.dirty ? ' with changes' : ''}`,
    ...(evidence.selfCheck === 'none' ? [] : [`self-check ${evidence.selfCheck}`]),
    ...(evidence.signers.length === 0 ? [] : [`signed by ${evidence.signers.join(', ')}`]),
  ];
  return html`<li class="${tone}">
    ${head}<span
      ><time datetime="${instantOf(evidence.at) ?? ''}" title="${minuteOf(evidence.at)}"
        >${agoOf(evidence.at, now)}</time
      >
      · ${facts.join(' · ')}</span
    >
  </li>`;
}
