import { isoTime } from '../../core/clock.ts';
import { placeOf } from '../../core/location.ts';
import { counted } from '../../core/plural.ts';
import { forTerminal } from '../../core/sanitise.ts';
import type { CommitInfo } from '../../io/git/history.ts';
import { redactText } from '../redact.ts';
import type { Life } from './lives.ts';
import type { Replayed } from './replay-rule.ts';

const day = 24 * 60 * 60 * 1000;

/** A replay as a table for people: a line for each finding, in the order in which they came. */
export function replayText({ rule, line, lives, looked, unfinished }: Replayed): string {
  const all = lives.all();
  const end = line.commits.at(-1) ?? line.start;
  const rows = all.map((life) => [
    cameText(life.came),
    goneText(life.gone),
    livedText(life, line.start, end),
    placeOf(life.last.at),
  ]);
  const widths = [0, 1, 2].map((n) => Math.max(...rows.map((row) => row[n]?.length ?? 0), 0));
  const open = all.filter(({ gone }) => gone === undefined).length;
  const before = all.filter(({ came }) => came === undefined).length;
  const sum = [
    `${rule.id} over ${counted(line.commits.length, 'commit')} since ${shortOf(line.start)}: ${counted(all.length, 'finding')},`,
    `${before} there before, ${all.length - open} gone, ${open} still there. ${counted(looked, 'file')} read, each by itself.`,
  ].join(' ');
  const missing =
    unfinished === 0
      ? []
      : [`NOT complete: ${counted(unfinished, 'file')} could not be read or looked at to the end`];
  const lines = rows.map((row) => row.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join('  '));
  const next = open > 0 ? `holdfast explain ${rule.id}` : 'holdfast rules list';
  return `${[...lines, ...(lines.length === 0 ? [] : ['']), sum, ...missing, `next: ${next}`].map((text) => forTerminal(text)).join('\n')}\n`;
}

/** The same as JSON. */
export function replayJson({ rule, line, lives, looked, unfinished }: Replayed): string {
  const end = line.commits.at(-1) ?? line.start;
  const value = {
    rule: rule.id,
    digest: rule.digest,
    start: line.start.oid,
    end: end.oid,
    commits: line.commits.length,
    filesRead: looked,
    filesUnfinished: unfinished,
    findings: lives.all().map((life) => ({
      cameAt: placeOf(life.first.at),
      lastAt: placeOf(life.last.at),
      message: life.last.message,
      came: commitValue(life.came),
      gone: commitValue(life.gone),
      days: daysOf(life, line.start, end),
      atLeast: life.came === undefined || life.gone === undefined,
    })),
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function commitValue(commit: CommitInfo | undefined): object | null {
  if (commit === undefined) return null;
  return { commit: commit.oid, at: isoTime(commit.committedAt), subject: redactText(commit.subject) };
}

function cameText(came: CommitInfo | undefined): string {
  return came === undefined ? 'there before' : `came ${shortOf(came)}`;
}

function goneText(gone: CommitInfo | undefined): string {
  return gone === undefined ? 'still there' : `gone ${shortOf(gone)}`;
}

function livedText(life: Life, start: CommitInfo, end: CommitInfo): string {
  const open = life.came === undefined || life.gone === undefined;
  return `${open ? '>= ' : ''}${counted(daysOf(life, start, end), 'day')}`;
}

/** Whole days by the clocks of those who committed; what was there before counts from the start. */
function daysOf({ came, gone }: Life, start: CommitInfo, end: CommitInfo): number {
  const from = (came ?? start).committedAt;
  return Math.max(0, Math.floor(((gone ?? end).committedAt - from) / day));
}

function shortOf({ oid, committedAt }: CommitInfo): string {
  return `${oid.slice(0, 12)} ${isoTime(committedAt).slice(0, 10)}`;
}
