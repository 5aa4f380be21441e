/**
 * One sanitiser per sink. Foreign text (paths, messages, source lines) passes exactly one of these on its way out.
 */

// C0, DEL, C1, and the characters that reorder or hide text: bidi controls, zero-width ones, line separators.
const unprintable =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

// `##[error]`, `##vso[...]`, `##teamcity[...]`: CI runners obey these anywhere in a line of a log.
const logCommand = /##(?=\w*\[)/g;

/** For a terminal or a log line: one line, nothing that moves the cursor, colours or reorders. */
export function forTerminal(text: string): string {
  return text.replace(unprintable, (c) => (c === '\t' ? '  ' : escapeOf(c))).replace(logCommand, '# #');
}

function escapeOf(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x100
    ? `\\x${code.toString(16).padStart(2, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** For Markdown prose: no links, images, HTML, mentions, emphasis or references come out of foreign text. */
export function forMarkdown(text: string): string {
  return (
    forTerminal(text)
      .replace(/[\\`*_{}[\]()#+!|~$-]/g, (c) => `\\${c}`)
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/@/g, '@\u2060')
      // Forges look for `#12` and `GH-12` in the rendered text, where the backslash is gone.
      .replace(/(\\#|\bGH\\-)(?=\d)/gi, '$1\u2060')
      .replace(/:\/\//g, ':\u2060//')
      .replace(/\bwww\./gi, (c) => `${c.slice(0, 3)}\u2060.`)
  );
}

/** For HTML text and quoted attributes. */
export function forHtml(text: string): string {
  return text
    .replace(unprintable, (c) => (c === '\n' || c === '\t' ? c : escapeOf(c)))
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
    .replace(logCommand, '#&#35;');
}

/** For XML text and quoted attributes: only characters that XML 1.0 allows. */
export function forXml(text: string): string {
  return forHtml(text);
}

/** For finished JSON text: what a terminal would act on becomes a `\u` escape, so that the data stay the same. */
export function forJson(json: string): string {
  return json
    .replace(unprintable, (c) => (c === '\n' ? c : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`))
    .replace(logCommand, '#\\u0023');
}
