import type { Finding } from '../core/finding.ts';
import { Lines } from '../core/lines.ts';
import { nosemgrepsIn, silences, type Nosemgrep } from '../formats/semgrep/nosemgrep.ts';
import type { Suppression } from '../triage/suppressions.ts';

/** A file whose comments are asked for; `isComment` tells of an offset in the text whether it lies in one. */
export interface CommentedFile {
  readonly path: string;
  readonly text: string;
  readonly isComment: (offset: number) => boolean;
}

/**
 * The `nosemgrep` comments of a file that speak for findings of the sast engine in it, one for each of them: a comment
 * on the finding's line, or one that stands alone on the line before.
 */
export function semgrepComments(
  { path, text, isComment }: CommentedFile,
  findings: readonly Finding[],
): readonly Suppression[] {
  if (!/nosem/i.test(text)) return [];
  const lines = new Lines(text);
  const marksOn = (line: number): readonly Nosemgrep[] =>
    nosemgrepsIn(lines.line(line)).filter(({ at }) => isComment(lines.startOf(line) + at));
  return findings.flatMap(({ engine, rule, at }) => {
    if (engine !== 'sast' || at.kind !== 'code' || at.path !== path) return [];
    const marks = [...marksOn(at.line), ...marksOn(at.line - 1).filter(({ alone }) => alone)];
    if (!marks.some((mark) => silences(mark, rule))) return [];
    return [{ path, line: at.line, writtenOn: at.line, rules: rule, reason: 'a nosemgrep comment' }];
  });
}
