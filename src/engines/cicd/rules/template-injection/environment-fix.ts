import { pairOf, pairsOf } from '../../../../lang/yaml/node.ts';
import type { Report, TextEdit } from '../../define-rule.ts';
import type { Expression, Job, Step } from '../../workflow.ts';

/**
 * Moves one expression of a `run:` script into an environment variable of its step. Undefined where the result might
 * not mean the same: other shells than sh and bash, single quotes, here-documents, expressions that are more than a path.
 */
export function environmentFix(text: string, job: Job, step: Step, expression: Expression): Report['fix'] {
  const script = step.run?.scalar;
  if (script === undefined || expression.expr?.kind !== 'reference' || !usesPosixShell(job, step))
    return undefined;
  if (script.text.includes('<<') || (script.style !== 'literal' && script.style !== 'plain'))
    return undefined;
  // A plain scalar may not begin with a quote.
  if (script.start === expression.start) return undefined;
  const quote = quoteAt(text.slice(script.start, expression.start));
  if (quote === "'") return undefined;
  const variable = variableFor(expression.expr.path, step, expression);
  const use = quote === '"' ? `\${${variable.name}}` : `"\${${variable.name}}"`;
  const edits: TextEdit[] = [{ start: expression.start, end: expression.end, text: use }];
  if (!variable.exists) {
    const definition = definitionOf(text, `${variable.name}: \${{ ${expression.inner} }}`, step);
    if (definition === undefined) return undefined;
    edits.unshift(definition);
  }
  return { title: `Pass it through the environment variable ${variable.name}`, edits };
}

function usesPosixShell(job: Job, step: Step): boolean {
  const shell = step.shell || job.shell;
  if (shell !== '') return /^(?:ba)?sh\b/.test(shell);
  // Without `shell:` it is the runner's choice: PowerShell on Windows. A matrix may be anything.
  return job.runsOn.length > 0 && job.runsOn.every((label) => /^(?:ubuntu|macos)-/.test(label.text));
}

/** Which quotes the end of a shell text lies in. Comments may hold a lone apostrophe. */
function quoteAt(before: string): '' | '"' | "'" {
  let quote: '' | '"' | "'" = '';
  for (let at = 0; at < before.length; at++) {
    const c = before[at];
    if (c === '\\' && quote !== "'") at++;
    else if (c === '"' && quote !== "'") quote = quote === '"' ? '' : '"';
    else if (c === "'" && quote !== '"') quote = quote === "'" ? '' : "'";
    else if (c === '#' && quote === '' && /\s/.test(before[at - 1] ?? ' ')) {
      const end = before.indexOf('\n', at);
      at = end < 0 ? before.length : end;
    }
  }
  return quote;
}

function variableFor(path: string, step: Step, expression: Expression): { name: string; exists: boolean } {
  const words = path
    .replace(/^github\.(?:event\.)?/, '')
    .replace(/[^a-z0-9]+/g, '_')
    .toUpperCase();
  for (let n = 1; ; n++) {
    const name = n === 1 ? words : `${words}_${n}`;
    const taken = step.env.find((binding) => binding.name === name);
    if (taken === undefined) return { name, exists: false };
    if (taken.value.scalar.text.trim() === `\${{ ${expression.inner} }}`) return { name, exists: true };
  }
}

/** The variable above the step's first one, or an `env:` of its own above `run:`. */
function definitionOf(text: string, line: string, step: Step): TextEdit | undefined {
  const env = pairOf(step.node, 'env');
  const run = pairOf(step.node, 'run');
  if (run === undefined || step.node.flow) return undefined;
  if (env === undefined) {
    const indent = ' '.repeat(columnOf(text, run.key.start));
    return { start: run.key.start, end: run.key.start, text: `env:\n${indent}  ${line}\n${indent}` };
  }
  const [first] = pairsOf(env.value);
  if (first === undefined || env.value.kind !== 'map' || env.value.flow) return undefined;
  const indent = ' '.repeat(columnOf(text, first.key.start));
  return { start: first.key.start, end: first.key.start, text: `${line}\n${indent}` };
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}
