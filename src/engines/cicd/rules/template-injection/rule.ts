import type { Severity } from '../../../../core/severity.ts';
import { defineRule } from '../../define-rule.ts';
import type { Report } from '../../define-rule.ts';
import { flowingFrom } from '../../expression.ts';
import { guardOf, privilegedEvents, triggersOf } from '../../trust.ts';
import type { Guard } from '../../trust.ts';
import { untrustedIn, untrustedOutput } from '../../untrusted.ts';
import type { Source } from '../../untrusted.ts';
import type { Binding, Expression, Job, Pipeline, Step, Template, Trigger } from '../../workflow.ts';
import { environmentFix } from './environment-fix.ts';
import { codeInputs } from './code-inputs.ts';

export const rule = defineRule({
  title: 'Text of a stranger becomes part of a script',
  why: 'The runner pastes the value into the script before the shell or interpreter reads it, so a crafted title or branch name is executed.',
  todo: 'Put the value into `env:` and use the variable in the script, in double quotes.',
  severity: 'high',
  confidence: 'high',
  mitigations: ['no-untrusted-input-in-ci-scripts'],
  cwe: [94, 1336],
  proof: 'measured',
  *check(pipeline) {
    for (const job of pipeline.jobs) {
      for (const step of job.steps) {
        for (const { code, shell } of scriptsOf(step)) {
          for (const expression of code.expressions) {
            yield* reportsOf({ pipeline, job, step, code, shell }, expression);
          }
        }
      }
    }
  },
});

/** One script of a step; `shell` when a shell reads it and not some interpreter. */
interface Script {
  readonly pipeline: Pipeline;
  readonly job: Job;
  readonly step: Step;
  readonly code: Template;
  readonly shell: boolean;
}

function scriptsOf(step: Step): readonly { code: Template; shell: boolean }[] {
  if (step.run !== undefined) return [{ code: step.run, shell: true }];
  if (step.uses?.kind !== 'remote') return [];
  const action = `${step.uses.owner}/${step.uses.repo}`.toLowerCase();
  const inputs = codeInputs.get(action) ?? [];
  return step.with
    .filter((input) => inputs.includes(input.name.toLowerCase()))
    .map((input) => ({ code: input.value, shell: false }));
}

function* reportsOf(script: Script, expression: Expression): Iterable<Report> {
  const { pipeline, job, step } = script;
  const found = sourceIn(script, expression);
  if (found === undefined) return;
  const reach = reachOf(pipeline, job, step, found.source);
  if (reach === undefined) return;
  const fix =
    found.via === undefined && script.shell
      ? environmentFix(pipeline.lines.text, job, step, expression)
      : undefined;
  const via = found.via === undefined ? '' : `, which holds ${found.source.path},`;
  yield {
    at: expression,
    scope: `${job.id}/${step.label}`,
    message: `\${{ ${expression.inner.slice(0, 80)} }}${via} is ${found.source.what}, pasted into the script`,
    severity: reach.severity,
    confidence: reach.severity === 'critical' || reach.severity === 'high' ? 'high' : 'medium',
    steps: [
      ...(reach.trigger === undefined
        ? []
        : [{ at: reach.trigger, message: 'a stranger can cause this event' }]),
      ...(found.via === undefined
        ? []
        : [{ at: found.via.value.scalar, message: 'the value comes from here' }]),
    ],
    ...(fix === undefined ? {} : { fix }),
  };
}

interface Found {
  readonly source: Source;
  /** The environment variable that it went through. */
  readonly via?: Binding;
}

function sourceIn({ pipeline, job, step }: Script, { expr }: Expression): Found | undefined {
  if (expr === undefined) return undefined;
  const [source] = untrustedIn(expr);
  if (source !== undefined) return { source };
  for (const path of flowingFrom(expr)) {
    const output = untrustedOutput(path, job.steps);
    if (output !== undefined) return { source: output };
    const via = variableOf(path, [step.env, job.env, pipeline.env]);
    const [inner] = via?.value.expressions.flatMap((one) => (one.expr ? untrustedIn(one.expr) : [])) ?? [];
    if (inner !== undefined && via !== undefined) return { source: inner, via };
  }
  return undefined;
}

/** `${{ env.NAME }}` is pasted like any other value; the innermost definition counts. */
function variableOf(path: string, scopes: readonly (readonly Binding[])[]): Binding | undefined {
  if (!path.startsWith('env.')) return undefined;
  const name = path.slice('env.'.length);
  return scopes.flat().find((binding) => binding.name.toLowerCase() === name);
}

interface Reach {
  readonly severity: Severity;
  readonly trigger?: Trigger;
}

/** How bad it is with the worst event that fills the source; undefined when none of the triggers does. */
function reachOf(pipeline: Pipeline, job: Job, step: Step, source: Source): Reach | undefined {
  // Who calls an action or a reusable workflow is not known here.
  if (pipeline.kind === 'action') return { severity: 'medium' };
  const events = triggersOf(pipeline, job, step);
  let worst: Reach | undefined;
  for (const trigger of events) {
    const severity = severityOf(trigger, source, guardOf(pipeline, job, trigger.event, step));
    if (severity === 'critical') return { severity, trigger };
    if (severity === 'high' || (severity === 'medium' && worst === undefined)) worst = { severity, trigger };
  }
  return worst;
}

function severityOf({ event }: Trigger, source: Source, guard: Guard): Severity | undefined {
  if (event === 'workflow_call') return 'medium';
  if (!source.events.includes(event) || guard === 'own') return undefined;
  if (guard === 'approval' || guard === 'member' || guard === 'merged') return 'medium';
  if (privilegedEvents.has(event)) return 'critical';
  // Commit messages are merged with the change; pull requests from forks run without secrets.
  return event === 'push' ? 'high' : 'medium';
}
