import type { EngineReport, Report } from '../../../core/report.ts';
import { counted, grouped, lasting } from '../quantities.ts';
import { targetsOf } from '../standing.ts';
import { engineWords } from '../state-words.ts';
import { html, nothing } from './markup.ts';
import type { Markup } from './markup.ts';
import { scrolling, section, stateTag } from './tag.ts';

const passedMax = 200;

/** What every engine looked at and what it did not, with the reasons. */
export function enginesOf(report: Report): Markup {
  const table = html`<table>
    <caption>
      An engine that did not run, or had nothing to look at, proves nothing.
    </caption>
    <thead>
      <tr>
        <th scope="col">Engine</th>
        <th scope="col">Status</th>
        <th scope="col">Looked at</th>
        <th scope="col" class="number">Skipped</th>
        <th scope="col" class="number">Failed</th>
        <th scope="col" class="number">Time</th>
      </tr>
    </thead>
    <tbody>
      ${report.engines.map(row)}
    </tbody>
  </table>`;
  return section(
    'engines',
    'What was looked at',
    html`<div class="card">${scrolling('Engines', table)}${report.engines.map(passedOf)}</div>`,
  );
}

function row(engine: EngineReport): Markup {
  const { skipped, failed } = engine.coverage;
  const because = engine.because === '' ? nothing : html` <span class="soft">${engine.because}</span>`;
  const idle = engine.status === 'not-run';
  return html`<tr>
    <th scope="row">${engine.id}</th>
    <td>${stateTag(engineWords[engine.status])}${because}</td>
    <td>${idle ? '–' : targetsOf(engine)}</td>
    <td class="number">${idle ? '–' : grouped(skipped.length)}</td>
    <td class="number">${idle ? '–' : grouped(failed.length)}</td>
    <td class="number">${idle ? '–' : lasting(engine.ms)}</td>
  </tr> `;
}

function passedOf(engine: EngineReport): Markup {
  const { skipped, failed } = engine.coverage;
  const all = [
    ...failed.map(({ target, reason }) => ({ target, reason, how: 'failed' })),
    ...skipped.map(({ target, reason }) => ({ target, reason, how: 'skipped' })),
  ];
  if (all.length === 0 && engine.problems.length === 0) return nothing;
  const items = all
    .slice(0, passedMax)
    .map(({ target, reason, how }) => html`<li><code>${target}</code> ${how}: ${reason}</li>`);
  const problems = engine.problems
    .slice(0, passedMax)
    .map(({ target, message, todo = '' }) => html`<li><code>${target}</code> ${message} ${todo}</li>`);
  const missing = all.length + engine.problems.length - items.length - problems.length;
  const rest = missing === 0 ? nothing : html`<li>${grouped(missing)} more</li>`;
  return html`<details>
    <summary>${engine.id}: ${counted(all.length, 'target')} not looked at</summary>
    <ul>
      ${items}${problems}${rest}
    </ul>
  </details>`;
}
