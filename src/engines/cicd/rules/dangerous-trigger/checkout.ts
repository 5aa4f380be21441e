import { referencesIn } from '../../expression.ts';
import { placeOf } from '../../read-pipeline.ts';
import type { Job, Place, Step, Template } from '../../workflow.ts';

/** Where a stranger's code enters the work space. */
export interface Checkout {
  readonly at: Place;
  /** Relative to the work space; empty for its root. */
  readonly folder: string;
}

/** The checkout of a pull request's code that this step makes, or undefined. */
export function checkoutOf(step: Step, job: Job): Checkout | undefined {
  if (step.uses?.kind === 'remote') return byAction(step, job);
  return step.run === undefined ? undefined : byCommand(step.run, step, job);
}

function byAction(step: Step, job: Job): Checkout | undefined {
  if (
    step.uses?.kind !== 'remote' ||
    `${step.uses.owner}/${step.uses.repo}`.toLowerCase() !== 'actions/checkout'
  ) {
    return undefined;
  }
  const input = (name: string): Template | undefined => step.with.find((one) => one.name === name)?.value;
  const [ref, repository] = [input('ref'), input('repository')];
  const named =
    [ref, repository].find((value) => value !== undefined && namesHead(value, job)) ??
    namesFork(ref, repository);
  if (named === undefined) return undefined;
  const folder = (input('path')?.scalar.text ?? '').replace(/^\.\/|\/+$/g, '');
  return { at: named.scalar, folder: folder === '.' ? '' : folder };
}

// Facts: the fields of the pull_request and workflow_run payloads that name the head, and `refs/pull/N/head|merge`.
const headFields =
  /^github\.head_ref$|^github\.event\.pull_request\.(?:head\.(?:sha|ref|repo\.full_name)|merge_commit_sha)$|^github\.event\.workflow_run\.(?:head_sha|head_branch|head_commit\.id|head_repository\.full_name|pull_requests\.\*\.head\.(?:sha|ref))$/;
const headOutput = /^steps\.[\w-]+\.outputs\.(?:[\w-]*[_-])?head(?:[_-]?(?:sha|ref|branch))$/;
const pullRef = /refs\/pull\/|^pull\/|\bpull\/\$\{\{/;

function namesHead({ scalar, expressions }: Template, job: Job): boolean {
  if (pullRef.test(scalar.text)) return true;
  return expressions.some(({ expr }) => {
    if (expr === undefined) return false;
    return referencesIn(expr).some(
      (path) => headFields.test(path) || (headOutput.test(path) && comesFromPull(path, job)),
    );
  });
}

// A repository that an earlier job or step looked up, under a name that says whose it is.
const forkOutput =
  /^(?:steps|needs)\.[\w-]+\.outputs\.(?:[\w-]*[_-])?(?:source|head|fork|pr)[_-]?repo(?:sitory)?(?:[_-]?(?:full[_-]?)?name)?$/;

function namesFork(ref: Template | undefined, repository: Template | undefined): Template | undefined {
  const fromFork = repository?.expressions.some(
    ({ expr }) => expr && referencesIn(expr).some((path) => forkOutput.test(path)),
  );
  return fromFork === true ? (ref ?? repository) : undefined;
}

/** An output called `head_sha` is one when the step that gives it talks about pull requests. */
function comesFromPull(path: string, job: Job): boolean {
  const id = path.split('.')[1];
  const giver = job.steps.find((step) => step.id.toLowerCase() === id);
  if (giver === undefined) return false;
  const text = [giver.run?.scalar.text ?? '', ...giver.with.map((one) => one.value.scalar.text)].join('\n');
  const action = giver.uses?.kind === 'remote' ? `${giver.uses.owner}/${giver.uses.repo}` : '';
  return /pulls\.get|gh pr view|\/pulls\/|pullRequest/.test(text) || /pull-request|pr-/.test(action);
}

const ghCheckout = /\bgh\s+pr\s+checkout\b/;
const gitPull =
  /\bgit\s+(?:fetch|pull|checkout|switch|worktree)\b[^\n]{0,300}(?:refs\/pull\/|\bpull\/(?:\$|\d|"\$))/;
const gitHead = /\bgit\s+(?:checkout|switch|reset\s+--hard|merge)\b/;

function byCommand(run: Template, step: Step, job: Job): Checkout | undefined {
  const { text } = run.scalar;
  const folder = step.workingDirectory.replace(/^\.\/|\/+$/g, '');
  const direct = placeOf(run, ghCheckout) ?? placeOf(run, gitPull);
  if (direct !== undefined) return { at: direct, folder };
  if (!/\bgit\s/.test(text)) return undefined;
  // `git checkout ${{ …head.sha }}`, or the same through a variable of the step.
  const names = [...step.env, ...job.env].filter((one) => namesHead(one.value, job)).map((one) => one.name);
  const inner = run.expressions.filter(
    ({ expr }) => expr && referencesIn(expr).some((path) => headFields.test(path)),
  );
  const lines = text.split('\n').filter((line) => gitHead.test(line));
  const used = lines.find(
    (line) =>
      inner.some((one) => line.includes(one.inner)) ||
      names.some((name) => line.includes(`$${name}`) || line.includes(`\${${name}}`)),
  );
  if (used === undefined || !/\bfetch\b|\bremote\s+add\b/.test(text)) return undefined;
  return { at: placeOf(run, gitHead) ?? run.scalar, folder };
}
