import type { AdditionRow, InitLook, ProposalRow } from '../app/init-look.ts';
import type { InitOutcome } from '../app/init.ts';
import { counted } from '../core/plural.ts';
import type { DriftRow } from '../app/init-drift.ts';
import { cutTo, padTo } from './terminal/columns.ts';
import { cutLine, piece, type Line } from './terminal/line.ts';

/** What `init` did, for a terminal of so many columns: at most 40 lines unless everything was asked for. */
export function initLines(
  outcome: Exclude<InitOutcome, { kind: 'refusal' }>,
  width: number,
): readonly Line[] {
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
  const { proposals, path, written } = look;
  const done = written ? `written to ${path}` : `nothing was written; it would be ${path}`;
  const shown = [
    headLine(look),
    [piece(`${counted(proposals.length, 'proposal')}, ${done}`)],
    [],
    ...partLines(look, width),
    [],
    ...proposalLines(proposals, width),
    [],
    ...(look.more > 0
      ? [[piece(`${look.more} more of lower rank: `), piece('holdfast init --all', 'bold')]]
      : []),
    ...noticeLines(look, width),
    [
      piece(
        'These are guesses from files. Edit them, or turn one down for good: holdfast init --dismiss ID --why TEXT',
        'dim',
      ),
    ],
  ].map((line) => cutLine(line, width));
  // A command is never cut, so that it can be pasted.
  return [
    ...shown,
    ...proofLines(look),
    next(written ? `edit and commit ${path}, then holdfast verify` : 'holdfast init'),
  ];
}

/** How a mitigation gets its first proof by a test. */
function proofLines({ proof }: InitLook): readonly Line[] {
  if (proof.length === 0) return [];
  return [
    [
      piece(
        'Prove one by a test that carries its id, and let the tests report (add reports/ to .gitignore):',
      ),
    ],
    ...proof.flatMap(({ test, command }): readonly Line[] => [
      [piece(`  ${test}`, 'dim')],
      [piece(`  ${command}`, 'green')],
    ]),
  ];
}

function additionLines(
  { look, additions, drift, known, dismissed }: Extract<InitOutcome, { kind: 'additions' }>,
  width: number,
): readonly Line[] {
  const { path, proposals } = look;
  const has = `it has ${known} of what is proposed${dismissed > 0 ? `, and ${counted(dismissed, 'proposal')} turned down` : ''}`;
  if (additions.length + drift.length === 0) {
    return [
      headLine(look),
      [piece(`${path}: nothing to add; ${has}`)],
      ...noticeLines(look, width),
      next('holdfast verify'),
    ];
  }
  const done = look.written ? 'were added at the ends of its lists' : 'are missing; nothing was written';
  return [
    headLine(look),
    [piece(`${path}: ${counted(proposals.length, 'threat')} ${done}; ${has}`)],
    [],
    ...(look.written ? proposalLines(proposals, width) : patchLines(additions)),
    ...driftLines(drift, look.written),
    [],
    ...(look.more > 0
      ? [[piece(`${look.more} more of lower rank: `), piece('holdfast init --all', 'bold')]]
      : []),
    ...noticeLines(look, width),
    next(look.written ? `edit and commit ${path}, then holdfast verify` : 'holdfast init --apply'),
  ];
}

function dismissalLines({
  path,
  rule,
  on,
  inModel,
}: Extract<InitOutcome, { kind: 'dismissed' }>): readonly Line[] {
  const where = on === '' ? '' : ` on ${on}`;
  return [
    [piece(`${rule}${where} is turned down in ${path} and will not be proposed again`)],
    ...(inModel
      ? [[piece(`The model still has the threat ${rule}; remove it there if it does not apply.`)]]
      : []),
    next('holdfast init'),
  ];
}

function headLine({ repo, seen, read, components: own, neighbours }: InitLook): Line {
  const components = counted(own.length + neighbours.length, 'component');
  return [
    piece('init ', 'bold'),
    piece(`${repo}: ${counted(seen, 'file')} seen, ${read} read for facts, ${components}`),
  ];
}

/** Units in full, as far as there is room for them; the stores in one line. */
function partLines({ components, neighbours }: InitLook, width: number): readonly Line[] {
  const shown = components.slice(0, partsShown);
  const idWidth = Math.min(24, Math.max(...shown.map(({ id }) => id.length)));
  const lines = shown.map(({ id, kind, tech, place }): Line => [
    piece(`  ${padTo(id, idWidth)}  ${padTo(kind, 14)}  `),
    piece(padTo(tech.join(', '), 28)),
    piece(`  ${place}`, 'dim'),
  ]);
  const rest = components.length - shown.length;
  const talks = neighbours.join(', ');
  return [
    ...lines,
    ...(rest > 0 ? [[piece(`  and ${counted(rest, 'more component', 'more components')}`)]] : []),
    ...(talks === '' ? [] : [[piece(cutTo(`  talks to ${talks}`, width))]]),
  ];
}

const partsShown = 8;

function proposalLines(proposals: readonly ProposalRow[], width: number): readonly Line[] {
  const idWidth = Math.min(30, Math.max(...proposals.map(({ id }) => id.length), 6));
  const whys = proposals.map(({ why, place }) => `# why: ${why.length <= whyMax ? why : place}`);
  const whyWidth = Math.min(whyMax + 7, Math.max(...whys.map(({ length }) => length), 20));
  const titleWidth = Math.max(20, width - idWidth - whyWidth - 10);
  return proposals.map(({ id, title, score }, index): Line => [
    piece(`${String(score).padStart(4)}  `, 'bold'),
    piece(`${padTo(id, idWidth)}  ${padTo(title, titleWidth)}  `),
    piece(cutTo(whys[index] ?? '', whyWidth), 'dim'),
  ]);
}

const whyMax = 36;

/** The patch as YAML, threats first; its lines are never cut, so that they can be pasted. */
function patchLines(additions: readonly AdditionRow[]): readonly Line[] {
  return (['threats', 'mitigations'] as const).flatMap((list) => {
    const own = additions.filter((one) => one.list === list);
    if (own.length === 0) return [];
    return [[piece(`${list}:`, 'bold')], ...own.map((one): Line => [piece(`  ${one.text}`, 'green')])];
  });
}

/** What the code has and the model does not know, each with the lines that say it. */
function driftLines(drift: readonly DriftRow[], written: boolean): readonly Line[] {
  if (drift.length === 0) return [];
  const done = written ? 'was added' : 'is missing';
  return [
    [piece(`in the code and not in the model (${done}):`, 'bold')],
    ...drift.flatMap(({ text, lines }): readonly Line[] => [
      [piece(`  # ${text}`)],
      ...(written ? [] : lines.map((line): Line => [piece(`  ${line}`, 'green')])),
    ]),
  ];
}

function noticeLines({ notices }: InitLook, width: number): readonly Line[] {
  const [first] = notices;
  if (first === undefined) return [];
  const rest = notices.length - 1;
  const line = [piece(cutTo(`not read: ${first}`, width), 'yellow')] as const;
  return rest === 0
    ? [line]
    : [line, [piece(`not read: ${counted(rest, 'more file', 'more files')}`, 'yellow')]];
}

function next(command: string): Line {
  return [piece('next: ', 'bold', 'cyan'), piece(command)];
}
