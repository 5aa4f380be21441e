import { counted } from '../../core/plural.ts';
import type { Severity } from '../../core/severity.ts';
import { fenceFor, foreign, foreignPlace } from './foreign.ts';
import type { Remark, Review, Suggestion } from './review.ts';

/** How a forge writes a proposed change below a remark at its last line. */
export type SuggestionHead = (suggestion: Suggestion) => string;

/** Characters of one comment: GitHub takes 65,536, with the mark. */
const bodyMost = 60_000;
const rowsMost = 40;

/** The words of one remark. No line number is in it, so that code that moves changes nothing. */
export function remarkText(remark: Remark, head: SuggestionHead, tool: string): string {
  const decision = remark.blocks ? '**Blocks.** ' : '';
  const model =
    remark.mitigations.length === 0
      ? 'Not in the threat model.'
      : `Contradicts ${remark.mitigations
          .slice(0, 5)
          .map((id) => foreign(id, 80))
          .join(', ')}.`;
  return [
    `**${severityWord(remark.severity)}: ${foreign(remark.title, 200)}**`,
    '',
    `What was found: ${foreign(remark.message, 600)}`,
    '',
    `Why it matters: ${foreign(remark.why, 600)}`,
    '',
    `What to do: ${foreign(remark.todo, 600)}`,
    ...suggestionLines(remark.suggestion, head),
    '',
    `<sub>${decision}${model} Decision: ${foreign(remark.because, 300)}. Rule ${foreign(remark.identity.rule, 120)} · Holdfast ${foreign(tool, 40)}</sub>`,
    '',
  ]
    .join('\n')
    .slice(0, bodyMost);
}

/** What a thread says once it is fixed, where it may not be resolved by us. */
export const goneText = 'Fixed: this is no longer found. The conversation can be resolved.\n';

function suggestionLines(suggestion: Suggestion | undefined, head: SuggestionHead): readonly string[] {
  if (suggestion === undefined) return [];
  const fence = fenceFor(suggestion.text);
  return ['', `${fence}${head(suggestion)}`, suggestion.text, fence];
}

/** What the summary has besides the threads. */
export interface SummaryParts {
  readonly inThreads: number;
  /** Remarks that stand in no thread. */
  readonly rows: readonly Remark[];
}

/** The one summary. It has no commit and no time in it: the same state gives the same text. */
export function summaryText(review: Review, { inThreads, rows }: SummaryParts): string {
  const lines = [
    `### Holdfast: ${verdictWords(review)}`,
    '',
    countsOf(review, inThreads),
    '',
    ...remarkRows(rows),
    ...failureLines(review),
    ...weakeningLines(review),
    ...driftLines(review),
    ...gapLines(review),
    `<sub>Only what this change brings is told. Comments follow the change: they are resolved when it is fixed. Holdfast ${foreign(review.tool, 40)}</sub>`,
    '',
  ];
  return cutAtLine(lines.join('\n'));
}

/** What an earlier summary becomes when there is nothing left to say. */
export function cleanText(tool: string): string {
  return `### Holdfast: nothing left to say\n\nWhat was told here before is no longer so.\n\n<sub>Holdfast ${foreign(tool, 40)}</sub>\n`;
}

/** One line about the whole: for the summary's head and for the check. */
export function verdictWords(review: Review): string {
  if (review.untrusted) return 'what a run without rights has found';
  switch (review.verdict) {
    case 'block':
      return 'blocked';
    case 'incomplete':
      return 'no answer, and one is required';
    case 'pass':
      return review.weakenings.length > 0 ? 'an owner has to look' : 'comments only';
    case 'comment-only':
      return review.weakenings.length > 0
        ? 'an owner has to look'
        : 'comments only, nothing here can block yet';
  }
}

function countsOf({ remarks, weakenings, drift }: Review, inThreads: number): string {
  const told = [
    ...(remarks.length > 0
      ? [`${counted(remarks.length, 'new finding')} (${inThreads} at their lines)`]
      : []),
    ...(weakenings.length > 0
      ? [
          `${counted(weakenings.length, 'thing')} that ${weakenings.length === 1 ? 'protects' : 'protect'} less than before`,
        ]
      : []),
    ...(drift.length > 0 ? [`${counted(drift.length, 'thing')} that the threat model does not know`] : []),
  ];
  return told.length === 0 ? 'No new finding.' : `${told.join(', ')}.`;
}

function remarkRows(rows: readonly Remark[]): readonly string[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, rowsMost).map((remark) => {
    const place =
      remark.place === undefined ? 'outside the files' : foreignPlace(remark.place.path, remark.place.line);
    const model =
      remark.mitigations
        .slice(0, 3)
        .map((id) => foreign(id, 80))
        .join(', ') || 'not in the model';
    return `| ${remark.blocks ? '**blocks** · ' : ''}${remark.severity} | ${place} | ${foreign(remark.message)} | ${model} |`;
  });
  const more = rows.length - shown.length;
  return [
    '| Severity | Where | What | Contradicts |',
    '| --- | --- | --- | --- |',
    ...shown,
    ...(more > 0 ? ['', `and ${more} more in the report of the run.`] : []),
    '',
  ];
}

function failureLines({ failures }: Review): readonly string[] {
  if (failures.length === 0) return [];
  return [
    '**Verifications without a pass**',
    '',
    ...failures
      .slice(0, rowsMost)
      .map(
        ({ verification, mitigation, blocks, because }) =>
          `- ${blocks ? '**blocks** · ' : ''}${foreign(verification, 80)} of ${foreign(mitigation, 80)}: ${foreign(because)}`,
      ),
    '',
  ];
}

function weakeningLines({ weakenings, owners }: Review): readonly string[] {
  if (weakenings.length === 0) return [];
  const who =
    owners.length === 0
      ? 'an owner of the threat model'
      : owners
          .slice(0, 5)
          .map((one) => foreign(one, 80))
          .join(' or ');
  const shown = weakenings.slice(0, rowsMost).map(({ what, text }) => `- ${what}: ${foreign(text)}`);
  const more = weakenings.length - shown.length;
  return [
    '**This change protects less than before**',
    '',
    `It has to be approved by ${who}. Until it is merged, the rules of the base branch count.`,
    '',
    ...shown,
    ...(more > 0 ? [`- and ${more} more`] : []),
    '',
  ];
}

function driftLines({ drift }: Review): readonly string[] {
  if (drift.length === 0) return [];
  const shown = drift
    .slice(0, rowsMost)
    .map(
      ({ what, path, line, because }) =>
        `- ${foreign(what, 200)} (${foreignPlace(path, line)}) ${foreign(because)}`,
    );
  const more = drift.length - shown.length;
  return [
    '**Not in the threat model**',
    '',
    ...shown,
    ...(more > 0 ? [`- and ${more} more`] : []),
    '',
    'Add the lines that holdfast scan proposes, or say in the model why it is out of scope.',
    '',
  ];
}

function gapLines({ gaps }: Review): readonly string[] {
  if (gaps.length === 0) return [];
  return ['Not looked at:', '', ...gaps.slice(0, 10).map((gap) => `- ${foreign(gap)}`), ''];
}

/** Never in the middle of a line: a cut escape could set free what follows. */
function cutAtLine(text: string): string {
  if (text.length <= bodyMost) return text;
  return `${text.slice(0, text.lastIndexOf('\n', bodyMost))}\n\nThe rest is in the report of the run.\n`;
}

function severityWord(severity: Severity): string {
  return `${severity.slice(0, 1).toUpperCase()}${severity.slice(1)}`;
}
