import { limits } from '../core/limits.ts';
import type { DiagnosticText, ModelDiagnostic, Position } from './diagnostic.ts';
import { didYouMean } from './did-you-mean.ts';
import { valueAt } from './schema-at.ts';
import { diagnosticAt, rangeOf } from './yaml-source.ts';
import type { KeyPath, YamlSource } from './yaml-source.ts';

/** What an id can name. */
type Kind = (typeof kinds)[number] | 'verification' | 'assumption' | 'system';
const kinds = ['actor', 'asset', 'zone', 'component', 'flow', 'risk', 'threat', 'mitigation'] as const;

/** One use of an id as a name, with its place. */
export interface Named {
  readonly kind: Kind;
  readonly id: string;
  readonly source: YamlSource;
  readonly path: KeyPath;
}

/** Every id that a file gives, in order; works on files whose shape is not right yet. */
export function namesIn(source: YamlSource): readonly Named[] {
  const found: Named[] = [];
  const add = (kind: Kind, path: KeyPath): void => {
    const id = valueAt(source.raw, [...path, 'id']);
    if (typeof id === 'string') found.push({ kind, id, source, path: [...path, 'id'] });
  };
  add('system', ['system']);
  for (const kind of kinds) for (const path of entries(source, [`${kind}s`])) add(kind, path);
  for (const path of entries(source, ['scope', 'assumptions'])) add('assumption', path);
  for (const mitigation of entries(source, ['mitigations'])) {
    for (const path of entries(source, [...mitigation, 'verify'])) add('verification', path);
  }
  return found;
}

/** The names by id; a name of the same kind in an earlier source hides later ones. Duplicates become diagnostics. */
export function tableOf(all: readonly Named[]): {
  readonly names: ReadonlyMap<string, Named>;
  readonly diagnostics: readonly ModelDiagnostic[];
} {
  const names = new Map<string, Named>();
  const diagnostics: ModelDiagnostic[] = [];
  for (const one of all) {
    const first = names.get(one.id);
    if (first === undefined) names.set(one.id, one);
    else if (diagnostics.length < most && clashes(first, one)) diagnostics.push(duplicate(first, one));
  }
  return { names, diagnostics };
}

// More than are shown, so that sorting by place shows the first ones; few enough for hostile files.
const most = 2 * limits.modelDiagnostics;

/** A baseline's entry gives way to the model's own, when both are of the same kind. */
function clashes(first: Named, second: Named): boolean {
  return first.source === second.source || first.kind !== second.kind;
}

/** The place of an id. */
export function positionOf(named: Named): Position {
  const { source } = named;
  const { line, column } = source.lines.span(rangeOf(source, named.path).start, 0);
  return { path: source.path, line, column };
}

function duplicate(first: Named, second: Named): ModelDiagnostic {
  const place = positionOf(first);
  const { source } = second;
  return diagnosticAt(source.path, source.lines, rangeOf(source, second.path), {
    code: 'duplicate-id',
    message: `the id "${second.id}" is used twice`,
    cause: `${first.kind} "${first.id}" is at ${place.path}:${place.line}:${place.column}`,
    fix: 'give one of them another id; ids are unique over the whole file',
  });
}

interface Reference {
  readonly list: KeyPath;
  readonly field: string;
  readonly to: readonly Kind[];
}

const references: readonly Reference[] = [
  { list: ['components'], field: 'zone', to: ['zone'] },
  { list: ['components'], field: 'stores', to: ['asset'] },
  { list: ['flows'], field: 'from', to: ['component', 'actor'] },
  { list: ['flows'], field: 'to', to: ['component', 'actor'] },
  { list: ['flows'], field: 'data', to: ['asset'] },
  { list: ['threats'], field: 'risks', to: ['risk'] },
  { list: ['threats'], field: 'on', to: ['component', 'flow'] },
  { list: ['threats'], field: 'actor', to: ['actor'] },
  { list: ['threats'], field: 'mitigations', to: ['mitigation'] },
  { list: ['accept'], field: 'threat', to: ['threat'] },
];

/** References of a file to ids that nothing has, or that name something of another kind. */
export function referenceDiagnostics(
  source: YamlSource,
  names: ReadonlyMap<string, Named>,
): readonly ModelDiagnostic[] {
  const found: ModelDiagnostic[] = [];
  const check = (path: KeyPath, to: readonly Kind[]): void => {
    for (const at of scalars(source, path)) {
      if (found.length >= most) return;
      const told = wrongReference(valueAt(source.raw, at), to, names);
      if (told !== undefined) found.push(diagnosticAt(source.path, source.lines, rangeOf(source, at), told));
    }
  };
  for (const { list, field, to } of references) {
    for (const entry of entries(source, list)) check([...entry, field], to);
  }
  for (const mitigation of entries(source, ['mitigations'])) {
    for (const entry of entries(source, [...mitigation, 'verify']))
      check([...entry, 'exercisedBy'], ['verification']);
  }
  return found;
}

function wrongReference(
  id: unknown,
  to: readonly Kind[],
  names: ReadonlyMap<string, Named>,
): DiagnosticText | undefined {
  if (typeof id !== 'string' || id === '') return undefined;
  const wanted = to.join(' or ');
  const named = names.get(id);
  if (named !== undefined && to.includes(named.kind)) return undefined;
  const candidates = [...names.values()].filter((one) => to.includes(one.kind)).map((one) => one.id);
  const near = didYouMean(id, candidates);
  const fix = near === undefined ? `add the ${wanted}, or remove the reference` : `did you mean "${near}"?`;
  if (named === undefined)
    return { code: 'unknown-reference', message: `no ${wanted} has the id "${id}"`, fix };
  const message = `"${id}" is not a ${wanted} but a ${named.kind}`;
  return { code: 'unknown-reference', message, fix };
}

function entries(source: YamlSource, path: KeyPath): readonly KeyPath[] {
  const list = valueAt(source.raw, path);
  return Array.isArray(list) ? list.map((_, index) => path.concat([index])) : [];
}

/** A list, or a single value in its place. */
function scalars(source: YamlSource, path: KeyPath): readonly KeyPath[] {
  return Array.isArray(valueAt(source.raw, path)) ? entries(source, path) : [path];
}
