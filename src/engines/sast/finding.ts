import type { SourceFile } from '../../core/engine.ts';
import type { Edit, Finding, Step } from '../../core/finding.ts';
import { collapsed, type Lines } from '../../core/lines.ts';
import type { CodeLocation } from '../../core/location.ts';
import type { RuleInfo } from '../../core/rule.ts';
import type { RuleMatch } from './formula/match-rule.ts';

/** The file that matches lie in. */
export interface MatchedFile {
  readonly file: SourceFile;
  readonly lines: Lines;
  /** The named thing around an offset, for the anchor; empty at top level. */
  readonly scopeAt: (offset: number) => string;
}

/** A match as a finding. */
export function findingOf(info: RuleInfo, match: RuleMatch, about: MatchedFile): Finding {
  const { file, lines } = about;
  const at = locationOf(match, about);
  return {
    engine: 'sast',
    rule: info.id,
    severity: info.severity,
    confidence: info.confidence,
    at,
    message: match.message === '' ? info.title : match.message,
    anchor: {
      scope: about.scopeAt(match.start),
      match: collapsed(file.text().slice(match.start, match.end)).slice(0, anchorChars),
      context: lines.context(at.line),
    },
    excerpt: lines.excerpt(at.line, Math.min(at.endLine, at.line + excerptLines)),
    ...stepsOf(match, about),
    ...fixOf(info, match, about),
  };
}

const anchorChars = 1_000;
/** Lines shown after the first one of a match. */
const excerptLines = 4;

function locationOf(
  { start, end }: { readonly start: number; readonly end: number },
  { file, lines }: MatchedFile,
): CodeLocation {
  return { kind: 'code', path: file.path, ...lines.span(start, end) };
}

/** The way of a value from source to sink; lines that follow each other and say the same are told once. */
function stepsOf({ trace = [] }: RuleMatch, about: MatchedFile): Pick<Finding, 'steps'> | undefined {
  const steps: Step[] = [];
  for (const place of trace) {
    const at = locationOf(place, about);
    const before = steps.at(-1);
    if (place.what === 'step' && before?.at.line === at.line) continue;
    const message = words[place.what];
    steps.push({ at, message, excerpt: about.lines.excerpt(at.line, at.line) });
  }
  return steps.length === 0 ? undefined : { steps };
}

const words = {
  source: 'the value comes from outside here',
  step: 'it is passed on',
  sink: 'and is used here',
} as const;

/** Offsets of the text are offsets of the bytes only where every byte was understood. */
function fixOf(
  info: RuleInfo,
  { start, end, fix }: RuleMatch,
  { file }: MatchedFile,
): Pick<Finding, 'fix'> | undefined {
  const text = file.text();
  if (fix === undefined || text.includes('\ufffd')) return undefined;
  const first = markBytes(file, text) + bytesIn(text.slice(0, start));
  const edit: Edit = {
    path: file.path,
    start: first,
    end: first + bytesIn(text.slice(start, end)),
    text: fix,
  };
  return { fix: { title: info.todo, edits: [edit] } };
}

/** Bytes of a byte order mark that decoding dropped. */
function markBytes({ content }: SourceFile, text: string): number {
  const hasMark = content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf;
  return hasMark && text.charCodeAt(0) !== 0xfeff ? 3 : 0;
}

function bytesIn(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
