import { resolve } from 'node:path';
import { publishReview, type ForgeSettings, type Told } from '../../app/review-publish.ts';
import { reviewLines } from '../../app/review-lines.ts';
import { loadReview, reviewText } from '../../app/review-told.ts';
import { reviewChange, type Reviewed } from '../../app/review.ts';
import { saveReport } from '../../app/save.ts';
import { exitCodes, type ExitCode } from '../../core/exit-code.ts';
import { writeCodeQuality } from '../../formats/gitlab/code-quality.ts';
import { writeSastReport } from '../../formats/gitlab/sast-report.ts';
import { type Call, type Command, UsageError } from '../command.ts';
import { lookFlags, refused, wishOf } from '../finish.ts';
import { write } from '../report/index.ts';
import { forgeSettings } from '../review-settings.ts';

export const review: Command = {
  name: 'review',
  usage: '--base REF | publish FILE',
  summary: 'Tell what a change brings, as comments on it',
  about:
    'Looks at a change as the gate does and brings the comments of its pull or merge request to what it found: new findings at\n' +
    'their lines, one summary, one check; resolved when fixed, nothing when there is nothing to say. Without --forge nothing is\n' +
    'sent. publish FILE is the second job for changes from forks: it believes nothing that the first job wrote but places.',
  flags: {
    ...lookFlags,
    base: { type: 'string', value: 'REF', help: 'The branch the change goes to, such as origin/main' },
    forge: {
      type: 'string',
      value: 'NAME',
      choices: ['github', 'gitlab'],
      help: 'Tell it there; nothing is sent without it',
    },
    pr: {
      type: 'string',
      value: 'N',
      help: 'Number of the pull or merge request (default: from the runner)',
    },
    repo: { type: 'string', value: 'NAME', help: 'OWNER/NAME, or the project (default: from the runner)' },
    api: { type: 'string', value: 'URL', help: 'The forge’s API (default: from the runner)' },
    inline: { type: 'string', value: 'N', help: 'At most N comments at lines, 0 to 30 (default 10)' },
    'dry-run': { type: 'boolean', help: 'Read from the forge, and only say what would be written' },
    out: { type: 'string', value: 'FILE', help: 'Write the review for a second job; it holds no code' },
    markdown: { type: 'string', value: 'FILE', help: 'Also write the report as Markdown' },
    sarif: { type: 'string', value: 'FILE', help: 'Also write it as SARIF' },
    'code-quality': { type: 'string', value: 'FILE', help: 'Also write it as GitLab’s code-quality report' },
    'sast-report': { type: 'string', value: 'FILE', help: 'Also write it as GitLab’s SAST report' },
  },
  actions: ['publish'],
  argumentsMax: 2,
  run(call) {
    return call.arguments[0] === 'publish' ? publishOther(call) : reviewHere(call);
  },
};

async function reviewHere(call: Call): Promise<ExitCode> {
  const settings = forgeSettings(call, false);
  const wish = { ...wishOf(call, call.arguments[0]), base: call.text('base'), moment: 'pr' as const };
  const reviewed = await reviewChange(wish);
  if (reviewed.kind === 'refusal') return refused(call, reviewed.refusal);
  writeFiles(call, reviewed);
  return tell(call, reviewed.review, settings, reviewed.exit);
}

/** The second job: nothing is checked out, nothing of the first one is believed but places. */
async function publishOther(call: Call): Promise<ExitCode> {
  const file = call.arguments[1];
  if (file === undefined)
    throw new UsageError('review publish needs a file', 'Write holdfast review publish FILE --forge github.');
  const settings = forgeSettings(call, true);
  if (settings === undefined)
    throw new UsageError('review publish needs --forge', 'Write --forge github or --forge gitlab.');
  const { tools, version, progress } = wishOf(call, '.');
  const head = settings.run?.commit ?? headOfRunner(call);
  const loaded = loadReview(resolve(call.world.cwd, file), { head, tool: version, rules: tools.rules });
  progress('');
  if (!loaded.ok)
    return refused(call, {
      exit: exitCodes.usage,
      message: `${file}: ${loaded.error}`,
      todo: 'Nothing was sent. It has to be what holdfast review --out wrote.',
    });
  return tell(call, loaded.value, settings, exitCodes.done);
}

function headOfRunner({ world }: Call): string {
  const head = world.env['CI_COMMIT_SHA'] ?? '';
  if (/^[0-9a-f]{40,64}$/.test(head)) return head;
  throw new UsageError(
    'it is not known which commit was looked at',
    'Set CI_COMMIT_SHA to the head of the merge request.',
  );
}

async function tell(
  call: Call,
  found: Extract<Reviewed, { kind: 'reviewed' }>['review'],
  settings: ForgeSettings | undefined,
  exit: ExitCode,
): Promise<ExitCode> {
  let told: Told | undefined;
  if (settings !== undefined) {
    const published = await publishReview(found, settings);
    if (!published.ok) {
      call.world.out.write(reviewLines(found, undefined, false));
      const todo =
        published.error.kind === 'forbidden'
          ? 'The token may not do it. For changes from forks, use two jobs: see docs/manual/review.md.'
          : 'Run it again: it goes on where it stopped.';
      refused(call, { exit: exitCodes.incomplete, message: published.error.message, todo });
      return exit === exitCodes.done ? exitCodes.incomplete : exit;
    }
    told = published.value;
  }
  call.world.out.write(reviewLines(found, told, settings?.dry === true));
  return exit;
}

function writeFiles(call: Call, { report, review: found }: Extract<Reviewed, { kind: 'reviewed' }>): void {
  const writers: readonly (readonly [flag: string, text: () => string])[] = [
    ['out', () => reviewText(found)],
    ['markdown', () => write(report, 'markdown')],
    ['sarif', () => write(report, 'sarif')],
    ['code-quality', () => writeCodeQuality(report)],
    ['sast-report', () => writeSastReport(report)],
  ];
  for (const [flag, text] of writers) {
    const target = call.text(flag);
    if (target === undefined) continue;
    const saved = saveReport(call.world.cwd, target, text());
    if (!saved.ok) throw new UsageError(saved.error, `Choose another --${flag}.`);
  }
}
