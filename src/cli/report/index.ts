import { never } from '../../core/assert.ts';
import type { Report } from '../../core/report.ts';
import { writeJunit } from '../../formats/junit/write.ts';
import { writeSarif } from '../../formats/sarif/write.ts';
import { writeHtml } from './html.ts';
import { writeJson } from './json.ts';
import { writeMarkdown } from './markdown.ts';
import { defaultWriteOptions } from './options.ts';
import type { WriteOptions } from './options.ts';
import { writeText } from './text.ts';

/** The formats of `--format`, the default first. */
export const formats = ['text', 'json', 'sarif', 'markdown', 'html', 'junit'] as const;
export type Format = (typeof formats)[number];

/** The report in one of the formats, ending in a line end. Pure: equal reports give equal text. */
export function write(report: Report, format: Format, options: Partial<WriteOptions> = {}): string {
  const full = { ...defaultWriteOptions, ...options };
  switch (format) {
    case 'text':
      return writeText(report, full);
    case 'json':
      return writeJson(report);
    case 'sarif':
      return writeSarif(report);
    case 'markdown':
      return writeMarkdown(report);
    case 'html':
      return writeHtml(report, full);
    case 'junit':
      return writeJunit(report);
    default:
      return never(format);
  }
}
