import type { StateWord } from '../state-words.ts';
import { html } from './markup.ts';
import type { Content, Markup } from './markup.ts';

/** A state as a small label: symbol and word, the colour only repeats them. */
export function stateTag({ symbol, word, tone }: StateWord): Markup {
  return html`<span class="tag ${tone}"><span aria-hidden="true">${symbol}</span> ${word}</span>`;
}

/** A section with its heading; `id` is one of our own words. */
export function section(id: string, heading: string, body: Content): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-h">
    <h2 id="${id}-h">${heading}</h2>
    ${body}
  </section> `;
}

/** A table that may be wider than the page: it scrolls by keyboard too. */
export function scrolling(label: string, table: Markup): Markup {
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">${table}</div>`;
}
