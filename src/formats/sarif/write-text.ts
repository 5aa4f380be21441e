import { forMarkdown, forTerminal } from '../../core/sanitise.ts';

/** Characters of a message; GitHub shows about a thousand, other viewers wrap. */
const messageMax = 4_000;

/**
 * A plain SARIF message. `[text](target)` is a link even in plain messages (SARIF 2.1.0, 3.11.6), so foreign text
 * is kept from forming one; a blank does that in every viewer.
 */
export function plainText(text: string, max: number = messageMax): string {
  return cut(forTerminal(text).replace(/\]\(/g, '] ('), max);
}

/** Markdown of a rule's help, from foreign text. */
export function markdownText(text: string): string {
  return cut(forMarkdown(text), messageMax);
}

/** At most `max` characters, never half of a surrogate pair. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
