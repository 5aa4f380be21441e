import { forMarkdown } from '../../core/sanitise.ts';

/**
 * Foreign text inside a sentence of ours: one line, and no forge makes a link, a mention, a reference, a quick action or
 * an image of it. Never to be put at the beginning of a line.
 */
export function foreign(text: string, most = 300): string {
  const cut = text.length > most ? `${text.slice(0, most - 1)}…` : text;
  return (
    forMarkdown(cut)
      // GitLab: `!1` merge request, `$1` snippet, `%1` milestone, `~1` label, `&1` epic, also in the rendered text.
      .replace(/(\\!|\\\$|%|\\~|&amp;)(?=[\w"])/g, '$1\u2060')
      // Both make links of bare commit ids.
      .replace(/\b[0-9a-f]{7,64}\b/g, (id) => `${id.slice(0, 6)}\u2060${id.slice(6)}`)
      // `mailto:` and the like, which some renderers link without slashes.
      .replace(/\b(mailto|javascript|data|xmpp):/gi, '$1\u2060:')
  );
}

/** A path with its line, as code would be shown, but without a code span: no character of it can end one. */
export function foreignPlace(path: string, line: number | undefined): string {
  return line === undefined || line === 0 ? foreign(path, 200) : `${foreign(path, 200)}:${line}`;
}

/** A fence longer than any run of back-ticks in the text. */
export function fenceFor(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  return '`'.repeat(longest + 1);
}
