import type { Engine, EngineOptions, Event, SourceFile, Target } from '../../core/engine.ts';
import { limits } from '../../core/limits.ts';
import { Lines } from '../../core/lines.ts';
import type { SelfCheck } from '../../core/rule.ts';
import { readYaml } from '../../lang/yaml/read-yaml.ts';
import { fixturePath } from './fixture-path.ts';
import { readAction, readWorkflow } from './read-pipeline.ts';
import { ruleInfos, rules } from './rules.ts';
import { Writer } from './writer.ts';

/** Reads GitHub workflows and actions, at any depth, and reports what lets others into the pipeline. Offline. */
export const cicdEngine: Engine = {
  id: 'cicd',
  version: 1,
  needs: { network: false, runningApp: false, credentials: false, executesCode: false },
  factsNeeded: [],
  factsGiven: [],
  rules: ruleInfos,
  checkOptions,
  wants,
  inspect,
  selfCheck,
};

function checkOptions(options: EngineOptions): string | undefined {
  const [unknown] = Object.keys(options);
  return unknown === undefined ? undefined : `cicd has no option "${unknown}"; remove it`;
}

const workflowPath = /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/;
const actionPath = /(?:^|\/)action\.ya?ml$/;

function wants(target: Target): boolean {
  return target.kind === 'file' && (workflowPath.test(target.path) || actionPath.test(target.path));
}

function* inspect(file: SourceFile): Iterable<Event> {
  const { path } = file;
  if (file.content.length > limits.yamlBytes) {
    yield { kind: 'skipped', target: path, reason: `larger than ${limits.yamlBytes} bytes` };
    return;
  }
  const text = file.text();
  if (text.trim() === '') {
    yield { kind: 'skipped', target: path, reason: 'empty' };
    return;
  }
  const lines = new Lines(text);
  const { nodes, problems } = readYaml(text);
  const [root] = nodes;
  const [problem] = problems;
  if (problem !== undefined) yield notYaml(path, lines, problem, root !== undefined);
  if (root === undefined) {
    if (problem === undefined) yield { kind: 'skipped', target: path, reason: 'only comments' };
    return;
  }
  const pipeline = workflowPath.test(path) ? readWorkflow(root, path, lines) : readAction(root, path, lines);
  if (typeof pipeline === 'string') {
    if (problem === undefined) yield notPipeline(path, pipeline);
    return;
  }
  const writer = new Writer(file, lines);
  for (const { info, check } of rules) yield* writer.events(info, check(pipeline));
}

function notYaml(
  path: string,
  lines: Lines,
  { message, offset }: { message: string; offset: number },
  partly: boolean,
): Event {
  return {
    kind: 'problem',
    problem: {
      kind: partly ? 'partial' : 'failed',
      target: path,
      line: lines.lineAt(offset),
      message: `not valid YAML: ${message}`,
      todo: 'Correct the file; until then part of it may not be looked at.',
    },
  };
}

function notPipeline(path: string, why: string): Event {
  // A file called action.yml may belong to something else altogether; a workflow folder holds only workflows.
  if (!workflowPath.test(path)) return { kind: 'skipped', target: path, reason: why };
  return {
    kind: 'problem',
    problem: { kind: 'failed', target: path, line: 1, message: `not a workflow: ${why}` },
  };
}

function* selfCheck(): Iterable<SelfCheck> {
  for (const { info, example } of rules) {
    const path = fixturePath(example.file, example.text);
    const content = new TextEncoder().encode(example.text);
    const file = { kind: 'file', path, bytes: content.length, content, text: () => example.text } as const;
    const lines = new Set(example.lines);
    let fired = false;
    for (const event of inspect(file)) {
      if (event.kind !== 'finding' || event.finding.rule !== info.id) continue;
      if (event.finding.at.kind === 'code' && lines.has(event.finding.at.line)) fired = true;
    }
    yield { rule: info.id, fired };
  }
}
