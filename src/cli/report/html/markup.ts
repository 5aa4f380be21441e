import { forHtml } from '../../../core/sanitise.ts';

/** HTML that was built here. Foreign text becomes part of it only through `html`, which escapes it. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** What may stand in a template: markup as it is, everything else escaped; a list is joined. */
export type Content = Markup | string | number | readonly Content[];

export const nothing = new Markup('');

/**
 * A template of HTML; every value that is not markup is escaped for text and quoted attributes. The layout of the
 * template itself is folded: lines break between tags only, so that no line begins with foreign text.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const parts = strings.map((part, index) => {
    const value = values[index];
    return value === undefined ? folded(part) : folded(part) + sourceOf(value);
  });
  return new Markup(parts.join(''));
}

function folded(part: string): string {
  return part.replace(/>\s*\n\s*</g, '>\n<').replace(/[^\S\n]*\n(?!<)\s*/g, ' ');
}

function sourceOf(value: Content): string {
  if (value instanceof Markup) return value.source;
  // One line each: a line of its own could be taken for a command by the log of a CI job.
  if (typeof value === 'string') return forHtml(value.replace(/\t/g, '    ').replace(/\n/g, ' '));
  if (typeof value === 'number') return String(value);
  return value.map(sourceOf).join('');
}
