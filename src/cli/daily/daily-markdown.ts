import type { Daily } from '../../app/daily/daily.ts';
import { dayMs } from '../../core/clock.ts';
import { counted } from '../../core/plural.ts';
import { forMarkdown } from '../../core/sanitise.ts';
import { dateOf, slaWords, type DayRow, type OwnerDay } from './daily-words.ts';

/** A daily run as GitHub-flavoured Markdown, for a job summary or a page; foreign text in it stays text. */
export function dailyMarkdown(daily: Daily): string {
  const { view, notices } = daily;
  const { fresh, overdue, soon, open, paused } = view.counts;
  const title = view.period === 'week' ? 'Holdfast: the week' : 'Holdfast: the day';
  const head = [
    `## ${title} to ${dateOf(view.now)}`,
    '',
    `**${fresh} new**, **${overdue} overdue**, ${soon} due within 7 days, ${open} open, ${paused} accepted, ${view.closed} closed`,
    '',
    ...notices.slice(0, noticesMost).map((notice) => `- ${forMarkdown(notice)}`),
    ...(notices.length > noticesMost ? [`- ${counted(notices.length - noticesMost, 'more note')}`] : []),
    '',
  ].join('\n');
  const foot = `\n<sub>Next: ${forMarkdown(daily.next)}</sub>\n`;
  const parts = [head];
  let left = charactersMost - head.length - foot.length;
  let hidden = 0;
  for (const owner of view.owners) {
    const section = sectionOf(owner, view.now);
    if (section.length > left) {
      hidden += owner.rows.length;
      continue;
    }
    parts.push(section);
    left -= section.length;
  }
  if (hidden > 0) parts.push(`${counted(hidden, 'finding')} more: \`holdfast daily --format json\`\n`);
  return parts.join('\n') + foot;
}

/** GitHub and GitLab cut or refuse longer pages. */
const charactersMost = 60_000;
const noticesMost = 20;
const rowsMost = 50;

function sectionOf({ owner, counts, rows }: OwnerDay, now: number): string {
  const shown = rows.slice(0, rowsMost);
  return [
    `### ${forMarkdown(owner)}: ${counts.fresh} new, ${counts.overdue} overdue, ${counts.open} open`,
    '',
    '| Finding | Priority | Time | What | Where |',
    '|---|---|---|---|---|',
    ...shown.map((row) => rowOf(row, now)),
    ...(rows.length > shown.length ? ['', counted(rows.length - shown.length, 'more finding')] : []),
    '',
  ].join('\n');
}

function rowOf(row: DayRow, now: number): string {
  const fresh = row.freshness === 'known' ? '' : ` **${row.freshness}**`;
  const place = row.line > 0 ? `${row.path}:${row.line}` : row.path;
  const cells = [
    `${row.id}${fresh}`,
    row.priority,
    slaWords(row.sla, now, dayMs),
    forMarkdown(row.title.slice(0, cellMost)),
    forMarkdown(place.slice(-cellMost)),
  ];
  return `| ${cells.join(' | ')} |`;
}

const cellMost = 200;
