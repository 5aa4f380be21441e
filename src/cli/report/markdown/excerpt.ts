import type { KnownFinding } from '../../../core/report.ts';
import { forHtml, forTerminal } from '../../../core/sanitise.ts';
import { shortened } from '../quantities.ts';

const linesMax = 12;
const columnsMax = 160;

/**
 * The source around a finding. An HTML block, not a fence: in it every character can be escaped, so that nothing
 * foreign is Markdown, HTML or a mention whatever renders it.
 */
export function excerptBlock(finding: KnownFinding): string {
  const { excerpt, at } = finding;
  if (excerpt === undefined || excerpt.lines.length === 0) return '';
  const marked = 'line' in at ? at.line : 0;
  const skip = Math.max(0, Math.min(marked - excerpt.firstLine - 4, excerpt.lines.length - linesMax));
  const lines = excerpt.lines.slice(skip, skip + linesMax).map((line, index) => {
    const number = excerpt.firstLine + skip + index;
    return `${number === marked ? '&gt;' : ' '} ${number} | ${inert(shortened(line, columnsMax))}`;
  });
  return `\n<pre>\n${lines.join('\n')}\n</pre>\n`;
}

/** Markdown's own characters as references too: a renderer that looks inside the block finds none. */
function inert(line: string): string {
  return forHtml(forTerminal(line))
    .replace(/(?<!&)#/g, '&#35;')
    .replace(/[`*_[\]()@!|~\\$:]/g, (c) => `&#${c.charCodeAt(0)};`)
    .replace(/\bGH-/gi, (c) => `${c.slice(0, 2)}&#45;`)
    .replace(/\bwww\./gi, (c) => `${c.slice(0, 3)}&#46;`);
}
