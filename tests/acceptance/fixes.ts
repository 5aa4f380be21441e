import type { Engine } from '../../src/core/engine.ts';
import type { Edit, Finding } from '../../src/core/finding.ts';
import { inspectAll } from './sample.ts';
import type { SampleFile } from './sample.ts';

/**
 * What the fixes of a rule break: each one, applied by itself, must take its finding away, bring no other, and leave a
 * file that is still understood; applied one after the other they must come to an end.
 */
export function fixBreaches(engine: Engine, rule: string, sample: SampleFile): readonly string[] {
  const breaches: string[] = [];
  const before = findingsOf(engine, sample);
  for (const finding of before.filter((one) => one.rule === rule)) {
    if (finding.fix === undefined) continue;
    const fixed = applied(sample, finding.fix.edits);
    if (fixed === undefined) {
      breaches.push(`the edits of "${finding.fix.title}" overlap or leave the file`);
      continue;
    }
    const after = findingsOf(engine, fixed);
    if (countOf(after, rule) !== countOf(before, rule) - 1)
      breaches.push(`"${finding.fix.title}" does not take it away`);
    if (after.length > before.length - 1) breaches.push(`"${finding.fix.title}" brings other findings`);
    if (troublesOf(engine, fixed) > troublesOf(engine, sample))
      breaches.push(`"${finding.fix.title}" breaks the file`);
  }
  return [...breaches, ...endsWithin(engine, rule, sample, before.length)];
}

function endsWithin(engine: Engine, rule: string, sample: SampleFile, most: number): readonly string[] {
  let file = sample;
  for (let round = 0; round <= most; round++) {
    const next = findingsOf(engine, file).find((one) => one.rule === rule && one.fix !== undefined);
    const fixed = next?.fix && applied(file, next.fix.edits);
    if (fixed === undefined) return [];
    file = fixed;
  }
  return ['fixing one by one does not end'];
}

/** The file with the edits made; undefined when they overlap or lie outside of it. */
export function applied(file: SampleFile, edits: readonly Edit[]): SampleFile | undefined {
  const bytes = typeof file.content === 'string' ? new TextEncoder().encode(file.content) : file.content;
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.path !== file.path || edit.start < at || edit.end < edit.start || edit.end > bytes.length)
      return undefined;
    parts.push(bytes.subarray(at, edit.start), new TextEncoder().encode(edit.text));
    at = edit.end;
  }
  parts.push(bytes.subarray(at));
  return { path: file.path, content: new Uint8Array(Buffer.concat(parts)) };
}

function findingsOf(engine: Engine, file: SampleFile): readonly Finding[] {
  return inspectAll(engine, { files: [file] }).flatMap((event) =>
    event.kind === 'finding' ? [event.finding] : [],
  );
}

function countOf(findings: readonly Finding[], rule: string): number {
  return findings.filter((one) => one.rule === rule).length;
}

function troublesOf(engine: Engine, file: SampleFile): number {
  return inspectAll(engine, { files: [file] }).filter((event) => event.kind === 'problem').length;
}
