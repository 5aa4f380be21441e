import { verificationTypes } from '../../../core/ids.ts';
import type { MitigationReport, Report, VerificationReport } from '../../../core/report.ts';
import { stateCounts } from '../standing.ts';
import { mitigationWords, verificationOrder, verificationWords } from '../state-words.ts';
import type { StateWord } from '../state-words.ts';
import { html, nothing } from './markup.ts';
import type { Markup } from './markup.ts';
import { scrolling, section } from './tag.ts';

/** The layers of a system in reading order, with the name shown; others follow as they are named. */
const layerNames: ReadonlyMap<string, string> = new Map([
  ['code', 'Application code'],
  ['dependencies', 'Dependencies'],
  ['secrets', 'Secrets'],
  ['container', 'Containers'],
  ['cloud', 'Cloud'],
  ['scm', 'Source control'],
  ['cicd', 'CI/CD'],
  ['process', 'Process'],
]);
const none = 'nothing yet';

/** A place in the map: a mitigation, as one type of verification sees it. */
interface Cell {
  readonly mitigation: MitigationReport;
  readonly word: StateWord;
}

/**
 * Layers against types of verification. A cell tells what that type says of the mitigation, the row's head how its
 * mitigations stand; `anchors` leads to each mitigation's row in the table. The same follows as a list.
 */
export function mapOf(report: Report, anchors: ReadonlyMap<string, string>): Markup {
  const layers = layersOf(report);
  const types = typesOf(report);
  const unused = verificationTypes.filter((type) => !types.includes(type));
  const idle = unused.length === 0 ? '' : ` No mitigation is verified by ${unused.join(', ')}.`;
  const table = html`<table class="map">
    <caption>
      Rows are layers, columns are types of verification. Each entry is a mitigation and what that type says
      of it.${idle}
    </caption>
    <thead>
      <tr>
        <th scope="col">Layer</th>
        ${types.map((type) => html`<th scope="col">${type}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${layers.map((layer) => layerRow(report, layer, { types, anchors }))}
    </tbody>
  </table>`;
  return section(
    'map',
    'Layers and verifications',
    html`<div class="card">
      ${scrolling('Map of layers and verifications', table)}
      <details>
        <summary>The map as a list</summary>
        ${layers.map((layer) => layerList(report, layer))}
      </details>
    </div>`,
  );
}

function layersOf(report: Report): readonly string[] {
  const used = new Set(report.mitigations.map(({ layer }) => layer));
  return [
    ...[...layerNames.keys()].filter((layer) => used.has(layer)),
    ...[...used].filter((layer) => !layerNames.has(layer)),
  ];
}

/** The types in use, in the engines' order; the last column holds mitigations that nothing verifies. */
function typesOf(report: Report): readonly string[] {
  const used = new Set(
    report.mitigations.flatMap(({ verifications }) => verifications.map(({ type }) => type)),
  );
  const known: readonly string[] = verificationTypes;
  const bare = report.mitigations.some(({ verifications }) => verifications.length === 0);
  return [
    ...known.filter((type) => used.has(type)),
    ...[...used].filter((type) => !known.includes(type)),
    ...(bare ? [none] : []),
  ];
}

function inLayer(report: Report, layer: string): readonly MitigationReport[] {
  return report.mitigations.filter((one) => one.layer === layer);
}

function layerRow(
  report: Report,
  layer: string,
  page: { readonly types: readonly string[]; readonly anchors: ReadonlyMap<string, string> },
): Markup {
  const all = inLayer(report, layer);
  const cells = page.types.map((type) => html`<td>${cellOf(cellsFor(all, type), page.anchors)}</td>`);
  return html`<tr>
    <th scope="row">${layerNames.get(layer) ?? layer}<span class="soft">${stateCounts(all)}</span></th>
    ${cells}
  </tr> `;
}

function cellsFor(mitigations: readonly MitigationReport[], type: string): readonly Cell[] {
  return mitigations.flatMap((mitigation): readonly Cell[] => {
    if (mitigation.verifications.length === 0) {
      return type === none ? [{ mitigation, word: mitigationWords[mitigation.state] }] : [];
    }
    const worst = worstOf(mitigation.verifications.filter((one) => one.type === type));
    return worst === undefined ? [] : [{ mitigation, word: verificationWords[worst] }];
  });
}

function worstOf(verifications: readonly VerificationReport[]): VerificationReport['state'] | undefined {
  return verificationOrder.find((state) => verifications.some((one) => one.state === state));
}

function cellOf(cells: readonly Cell[], anchors: ReadonlyMap<string, string>): Markup {
  if (cells.length === 0) return html`<span class="none" aria-label="none">–</span>`;
  const entries = cells.map(
    ({ mitigation, word }) =>
      html`<li>
        <a
          class="tag ${word.tone}"
          href="#${anchors.get(mitigation.id) ?? 'mitigations'}"
          title="${mitigation.title}"
          >${mitigation.id}<span>${word.symbol} ${word.word}</span></a
        >
      </li>`,
  );
  return html`<ul>
    ${entries}
  </ul>`;
}

function layerList(report: Report, layer: string): Markup {
  const all = inLayer(report, layer);
  const items = all.map((one) => {
    const types = one.verifications
      .map(({ type, state }) => `${type} ${verificationWords[state].word}`)
      .join(', ');
    return html`<li>
      <strong>${one.id}</strong> ${one.title}:
      ${mitigationWords[one.state].word}${types === '' ? nothing : html` (${types})`}
    </li>`;
  });
  return html`<h3>${layerNames.get(layer) ?? layer}</h3>
    <ul>
      ${items}
    </ul>`;
}
