import type { Event, SourceFile } from '../../core/engine.ts';
import type { Edit, Finding, Step } from '../../core/finding.ts';
import { limits } from '../../core/limits.ts';
import { collapsed } from '../../core/lines.ts';
import type { Lines } from '../../core/lines.ts';
import type { CodeLocation } from '../../core/location.ts';
import type { RuleInfo } from '../../core/rule.ts';
import type { Report } from './define-rule.ts';
import type { Place } from './workflow.ts';

/** Turns what rules report about one file into findings. */
export class Writer {
  readonly #file: SourceFile;
  readonly #lines: Lines;

  constructor(file: SourceFile, lines: Lines) {
    this.#file = file;
    this.#lines = lines;
  }

  /** One finding per place and rule: an aliased step is met once for each of its uses. */
  *events(rule: RuleInfo, reports: Iterable<Report>): Iterable<Event> {
    const seen = new Set<string>();
    let dropped = 0;
    for (const report of reports) {
      const key = `${report.at.start} ${report.at.end}`;
      if (seen.has(key)) continue;
      if (seen.size >= limits.findingsPerRuleAndFile) dropped++;
      else yield { kind: 'finding', finding: this.#finding(rule, report) };
      if (dropped === 0) seen.add(key);
    }
    if (dropped === 0) return;
    const message = `${dropped} more findings of ${rule.id} are not listed`;
    yield { kind: 'problem', problem: { kind: 'partial', target: this.#file.path, message } };
  }

  #finding(rule: RuleInfo, report: Report): Finding {
    const at = this.#location(report.at);
    const matched = this.#lines.text.slice(report.at.start, report.at.end);
    return {
      engine: 'cicd',
      rule: rule.id,
      severity: report.severity ?? rule.severity,
      confidence: report.confidence ?? rule.confidence,
      at,
      message: report.message,
      anchor: {
        scope: report.scope,
        match: collapsed(matched).slice(0, 1_000),
        context: this.#lines.context(at.line),
      },
      excerpt: this.#lines.excerpt(at.line, Math.min(at.endLine, at.line + 4)),
      ...(report.steps === undefined ? {} : { steps: report.steps.map((step) => this.#step(step)) }),
      ...(report.notes === undefined ? {} : { notes: report.notes }),
      ...this.#fix(report),
    };
  }

  #location({ start, end }: Place): CodeLocation {
    return { kind: 'code', path: this.#file.path, ...this.#lines.span(start, end) };
  }

  #step({ at, message }: { at: Place; message: string }): Step {
    const place = this.#location(at);
    return { at: place, message, excerpt: this.#lines.excerpt(place.line, place.line) };
  }

  /** Offsets of the text are offsets of the bytes only where every byte was understood. */
  #fix({ fix }: Report): Pick<Finding, 'fix'> | undefined {
    if (fix === undefined || this.#lines.text.includes('\ufffd')) return undefined;
    const edits = fix.edits.map(({ start, end, text }): Edit => ({
      path: this.#file.path,
      start: this.#byteOf(start),
      end: this.#byteOf(end),
      text,
    }));
    return { fix: { title: fix.title, edits } };
  }

  #byteOf(offset: number): number {
    const { text } = this.#lines;
    const content = this.#file.content;
    const hasMark = content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf;
    const lost = hasMark && text.charCodeAt(0) !== 0xfeff ? 3 : 0;
    return lost + Buffer.byteLength(text.slice(0, offset), 'utf8');
  }
}
