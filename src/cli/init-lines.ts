import type { InitLook, InitOutcome } from '../app/init.ts';
import { counted } from '../core/plural.ts';
import type { Candidate } from '../model/propose/candidates.ts';
import { additionText, type Addition } from '../model/propose/propose.ts';
import { placeOfFact } from '../model/propose/repo-fact.ts';
import { whyText } from '../model/propose/proposal-items.ts';
import { cutTo, padTo } from './terminal/columns.ts';
import { cutLine, piece, type Line } from './terminal/line.ts';

/** What `init` did, for a terminal of so many columns: at most 40 lines unless everything was asked for. */
export function initLines(outcome: Exclude<InitOutcome, { kind: 'refusal' }>, width: number): readonly Line[] {
  switch (outcome.kind) {
    case 'first':
      return firstLines(outcome.look, width);
    case 'additions':
      return additionLines(outcome, width);
    case 'dismissed':
      return dismissalLines(outcome);
  }
}

function firstLines(look: InitLook, width: number): readonly Line[] {
  const { chosen, path, written } = look;
  const done = written ? `written to ${path}` : `nothing was written; it would be ${path}`;
  return [
    headLine(look),
    [piece(`${counted(chosen.length, 'proposal')}, ${done}`)],
    [],
    ...partLines(look, width),
    [],
    ...proposalLines(chosen, width),
    [],
    ...(look.more > 0 ? [[piece(`${look.more} more of lower rank: `), piece('holdfast init --all', 'bold')]] : []),
    ...noticeLines(look, width),
    [piece('These are guesses from files. Edit them, or turn one down for good: holdfast init --dismiss ID --why TEXT', 'dim')],
    next('holdfast verify'),
  ].map((line) => cutLine(line, width));
}

function additionLines({ look, additions, known, dismissed }: Extract<InitOutcome, { kind: 'additions' }>, width: number): readonly Line[] {
  const { path, chosen } = look;
  const has = `it has ${known} of what is proposed${dismissed > 0 ? `, and ${counted(dismissed, 'proposal')} turned down` : ''}`;
  if (additions.length === 0) {
    return [headLine(look), [piece(`${path}: nothing to add; ${has}`)], ...noticeLines(look, width), next('holdfast verify')];
  }
  const done = look.written ? 'were added at the ends of its lists' : 'are missing; nothing was written';
  return [
    headLine(look),
    [piece(`${path}: ${counted(chosen.length, 'threat')} ${done}; ${has}`)],
    [],
    ...(look.written ? proposalLines(chosen, width) : patchLines(additions)),
    [],
    ...(look.more > 0 ? [[piece(`${look.more} more of lower rank: `), piece('holdfast init --all', 'bold')]] : []),
    ...noticeLines(look, width),
    next(look.written ? 'holdfast verify' : 'holdfast init --apply'),
  ];
}

function dismissalLines({ path, rule, on, inModel }: Extract<InitOutcome, { kind: 'dismissed' }>): readonly Line[] {
  const where = on === '' ? '' : ` on ${on}`;
  return [
    [piece(`${rule}${where} is turned down in ${path} and will not be proposed again`)],
    ...(inModel ? [[piece(`The model still has the threat ${rule}; remove it there if it does not apply.`)]] : []),
    next('holdfast init'),
  ];
}

function headLine({ repo, seen, read, parts }: InitLook): Line {
  const components = counted(parts.components.length + parts.neighbours.length, 'component');
  return [piece('init ', 'bold'), piece(`${repo}: ${counted(seen, 'file')} seen, ${read} read for facts, ${components}`)];
}

/** Units in full, as far as there is room for them; the stores in one line. */
function partLines({ parts }: InitLook, width: number): readonly Line[] {
  const shown = parts.components.slice(0, partsShown);
  const idWidth = Math.min(24, Math.max(...shown.map(({ id }) => id.length)));
  const lines = shown.map(({ id, kind, tech, why }): Line => [
    piece(`  ${padTo(id, idWidth)}  ${padTo(kind, 14)}  `),
    piece(padTo(tech.join(', '), 28)),
    piece(`  ${placeOfFact(why)}`, 'dim'),
  ]);
  const rest = parts.components.length - shown.length;
  const talks = parts.neighbours.map(({ tech, why }) => `${tech} (${placeOfFact(why)})`).join(', ');
  return [
    ...lines,
    ...(rest > 0 ? [[piece(`  and ${counted(rest, 'more component', 'more components')}`)]] : []),
    ...(talks === '' ? [] : [[piece(cutTo(`  talks to ${talks}`, width))]]),
  ];
}

const partsShown = 8;

function proposalLines(chosen: readonly Candidate[], width: number): readonly Line[] {
  const idWidth = Math.min(30, Math.max(...chosen.map(({ rule }) => rule.id.length), 6));
  const whys = chosen.map((one) => `# why: ${whyText(one)}`);
  const whyWidth = Math.max(24, Math.min(Math.max(...whys.map(({ length }) => length), 24), width - idWidth - 40));
  const titleWidth = Math.max(20, width - idWidth - whyWidth - 8);
  return chosen.map((one, index): Line => {
    const score = one.rule.threat.impact * one.likelihood;
    return [
      piece(`${String(score).padStart(4)}  `, 'bold'),
      piece(`${padTo(one.rule.id, idWidth)}  ${padTo(one.rule.threat.title, titleWidth)}  `),
      piece(cutTo(whys[index] ?? '', whyWidth), 'dim'),
    ];
  });
}

/** The patch as YAML, threats first; its lines are never cut, so that they can be pasted. */
function patchLines(additions: readonly Addition[]): readonly Line[] {
  return (['threats', 'mitigations'] as const).flatMap((list) => {
    const own = additions.filter((one) => one.list === list);
    if (own.length === 0) return [];
    return [[piece(`${list}:`, 'bold')], ...own.map((one): Line => [piece(`  ${additionText(one)}`, 'green')])];
  });
}

function noticeLines({ notices }: InitLook, width: number): readonly Line[] {
  const shown = notices.slice(0, 2).map((text): Line => [piece(cutTo(`not read: ${text}`, width), 'yellow')]);
  return notices.length > 2 ? [...shown, [piece(`not read: ${notices.length - 2} more files`, 'yellow')]] : shown;
}

function next(command: string): Line {
  return [piece('next: ', 'bold', 'cyan'), piece(command)];
}
