import type { Lines } from '../../core/lines.ts';
import { itemsOf, pairOf, pairsOf, scalarOf, valueOf } from '../../lang/yaml/node.ts';
import type { YamlMap, YamlNode, YamlPair, YamlScalar } from '../../lang/yaml/node.ts';
import { placeholdersIn } from './expression-lexer.ts';
import { parseExpression } from './expression.ts';
import type { Expr } from './expression.ts';
import { parseImage, parseUse } from './parse-use.ts';
import type { Binding, Image, Job, Pipeline, Place, Step, Template, Trigger } from './workflow.ts';

/** The workflow in a parsed file, or why there is none. */
export function readWorkflow(root: YamlNode, path: string, lines: Lines): Pipeline | string {
  if (root.kind !== 'map') return 'the top level is not a mapping';
  const jobs = valueOf(root, 'jobs');
  if (jobs?.kind !== 'map') return 'it has no jobs';
  const reader = new PipelineReader(lines.text);
  return {
    kind: 'workflow',
    path,
    lines,
    triggers: triggersOf(valueOf(root, 'on')),
    permissions: valueOf(root, 'permissions'),
    env: reader.bindings(valueOf(root, 'env')),
    jobs: jobs.pairs.map((pair) => reader.job(pair, shellOf(root))),
  };
}

/** The composite or container action in a parsed file, or why there is none. */
export function readAction(root: YamlNode, path: string, lines: Lines): Pipeline | string {
  const runs = pairOf(root, 'runs');
  if (runs?.value.kind !== 'map') return 'it has no runs, so it is no action';
  const reader = new PipelineReader(lines.text);
  return {
    kind: 'action',
    path,
    lines,
    triggers: [],
    permissions: undefined,
    env: [],
    jobs: [reader.actionJob(runs)],
  };
}

function triggersOf(on: YamlNode | undefined): readonly Trigger[] {
  if (on === undefined) return [];
  const named = on.kind === 'map' ? on.pairs.map((pair) => pair.key) : on.kind === 'seq' ? on.items : [on];
  return named.flatMap((node) =>
    node.kind === 'scalar' && node.text !== ''
      ? [{ event: node.text, start: node.start, end: node.end }]
      : [],
  );
}

function shellOf(node: YamlNode): string {
  return scalarOf(valueOf(valueOf(node, 'defaults'), 'run'), 'shell')?.text ?? '';
}

class PipelineReader {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  job({ key, value }: YamlPair, workflowShell: string): Job {
    const shell = shellOf(value) || workflowShell;
    const uses = scalarOf(value, 'uses');
    const secrets = scalarOf(value, 'secrets');
    return {
      id: key.text,
      key,
      uses: uses && parseUse(uses),
      inherits: secrets?.text === 'inherit' ? secrets : undefined,
      permissions: valueOf(value, 'permissions'),
      runsOn: labelsOf(valueOf(value, 'runs-on')),
      condition: this.#condition(value),
      environment: valueOf(value, 'environment') !== undefined,
      needs: scalarsOf(valueOf(value, 'needs')).map((one) => one.text),
      env: this.bindings(valueOf(value, 'env')),
      shell,
      images: jobImages(value),
      steps: this.#steps(valueOf(value, 'steps')),
      source: this.#text.slice(key.start, value.end),
    };
  }

  actionJob({ key, value }: YamlPair): Job {
    const image = scalarOf(value, 'image');
    return {
      id: 'runs',
      key,
      uses: undefined,
      inherits: undefined,
      permissions: undefined,
      runsOn: [],
      condition: undefined,
      environment: false,
      needs: [],
      env: [],
      shell: '',
      images: image?.text.startsWith('docker://') === true ? [imageAt(image, image.text.slice(9))] : [],
      steps: this.#steps(valueOf(value, 'steps')),
      source: this.#text.slice(key.start, value.end),
    };
  }

  bindings(node: YamlNode | undefined): readonly Binding[] {
    return pairsOf(node).flatMap(({ key, value }) =>
      value.kind === 'scalar' ? [{ name: key.text, key, value: this.#template(value) }] : [],
    );
  }

  #steps(node: YamlNode | undefined): readonly Step[] {
    // `parallel:` holds steps that run at the same time; they are steps like any other.
    const items = itemsOf(node).flatMap((item) => {
      const together = itemsOf(valueOf(item, 'parallel'));
      return together.length > 0 ? together : [item];
    });
    return items.flatMap((item, index) => (item.kind === 'map' ? [this.#step(item, index)] : []));
  }

  #step(node: YamlMap, index: number): Step {
    const uses = scalarOf(node, 'uses');
    const run = scalarOf(node, 'run');
    const id = scalarOf(node, 'id')?.text ?? '';
    return {
      label: scalarOf(node, 'name')?.text || id || uses?.text || `step ${index + 1}`,
      id,
      node,
      uses: uses && parseUse(uses),
      run: run && this.#template(run),
      shell: scalarOf(node, 'shell')?.text ?? '',
      workingDirectory: scalarOf(node, 'working-directory')?.text ?? '',
      condition: this.#condition(node),
      with: this.bindings(valueOf(node, 'with')),
      env: this.bindings(valueOf(node, 'env')),
    };
  }

  #template(scalar: YamlScalar): Template {
    const raw = this.#text.slice(scalar.start, scalar.end);
    if (!scalar.text.includes('${{')) return { scalar, raw, expressions: [] };
    const expressions = placeholdersIn(this.#text, scalar.start, scalar.end).map((found) => ({
      start: found.start,
      end: found.end,
      inner: found.inner.trim(),
      expr: parseExpression(unquoted(found.inner, scalar.style)),
    }));
    return { scalar, raw, expressions };
  }

  /** `if:` may be written with or without `${{ }}`, or with them around parts of it. */
  #condition(node: YamlNode): Expr | undefined {
    const scalar = scalarOf(node, 'if');
    return scalar && parseExpression(scalar.text.replaceAll('${{', '(').replaceAll('}}', ')'));
  }
}

/** Where the pattern first matches in a template as written; undefined when it does not. */
export function placeOf(
  { scalar, raw }: Template,
  pattern: RegExp,
): (Place & { readonly text: string }) | undefined {
  const match = pattern.exec(raw);
  if (match === null) return undefined;
  const text = match[0].replace(/^[\s;&|(]+/, '');
  const start = scalar.start + match.index + match[0].length - text.length;
  return { start, end: start + text.trimEnd().length, text: text.trimEnd() };
}

/** A placeholder is read from the file as written, where a quoted scalar doubles or escapes its quotes. */
function unquoted(inner: string, style: YamlScalar['style']): string {
  if (style === 'single') return inner.replaceAll("''", "'");
  return style === 'double' ? inner.replaceAll('\\"', '"') : inner;
}

function scalarsOf(node: YamlNode | undefined): readonly YamlScalar[] {
  if (node?.kind === 'scalar') return node.end > node.start ? [node] : [];
  return itemsOf(node).flatMap((item) => (item.kind === 'scalar' ? [item] : []));
}

function labelsOf(runsOn: YamlNode | undefined): readonly YamlScalar[] {
  return runsOn?.kind === 'map' ? scalarsOf(valueOf(runsOn, 'labels')) : scalarsOf(runsOn);
}

function jobImages(job: YamlNode): readonly Image[] {
  const named = [valueOf(job, 'container'), ...pairsOf(valueOf(job, 'services')).map((pair) => pair.value)];
  return named.flatMap((node) => {
    const scalar = node?.kind === 'scalar' ? node : scalarOf(node, 'image');
    return scalar === undefined || scalar.end === scalar.start ? [] : [imageAt(scalar, scalar.text)];
  });
}

function imageAt({ start, end }: Place, text: string): Image {
  return { start, end, text, image: parseImage(text) };
}
