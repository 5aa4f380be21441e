import { canonicalJson } from '../core/digest.ts';
import { forTerminal } from '../core/sanitise.ts';
import { weakenings, type Kind, type Thing } from './weakening.ts';
import type { ThreatModel } from './types.ts';

/** One field that is not what it was, as canonical JSON. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** One thing of the model that was added, removed or changed. */
export interface ModelChange {
  readonly change: 'added' | 'removed' | 'changed';
  readonly kind: Kind;
  readonly id: string;
  readonly fields: readonly FieldChange[];
  /** What protects less than before because of it, in sentences; empty when nothing does. */
  readonly weakens: readonly string[];
}

export interface ModelDiff {
  /** In the order of the file's sections, then by id. */
  readonly changes: readonly ModelChange[];
  readonly weakening: boolean;
}

/** What changed in meaning between two models; layout, comments and order do not count. */
export function diffModels(before: ThreatModel, after: ThreatModel): ModelDiff {
  const old = thingsOf(before);
  const now = thingsOf(after);
  const keys = [...new Set([...old.keys(), ...now.keys()])].toSorted(byKindThenId);
  const changes = keys.flatMap((key) => changeOf(old.get(key), now.get(key)));
  return { changes, weakening: changes.some((one) => one.weakens.length > 0) };
}

/** A diff for a terminal: one line per change, `!` before what weakens. */
export function diffText(diff: ModelDiff): string {
  if (diff.changes.length === 0) return 'The threat model means the same as before.\n';
  const lines = diff.changes.flatMap(changeLines);
  const weaker = diff.changes.filter((one) => one.weakens.length > 0).length;
  const sum =
    weaker === 0
      ? 'Nothing in it protects less than before.'
      : `${weaker} of ${diff.changes.length} changes protect less than before: look at them with the owner.`;
  return `${[...lines, '', sum].join('\n')}\n`;
}

const marks = { added: '+', removed: '-', changed: '~' } as const;

function changeLines(one: ModelChange): readonly string[] {
  const mark = one.weakens.length > 0 ? '!' : ' ';
  const head = `${mark} ${marks[one.change]} ${one.kind} ${one.id} ${one.change}`;
  const fields = one.change === 'changed' ? one.fields : [];
  return [
    forTerminal(head),
    ...fields.map((it) => forTerminal(`      ${it.field}: ${short(it.before)} -> ${short(it.after)}`)),
    ...one.weakens.map((why) => forTerminal(`      weaker: ${why}`)),
  ];
}

function short(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

const sections: readonly Kind[] = [
  'system',
  'scope',
  'baseline',
  'actor',
  'asset',
  'zone',
  'component',
  'flow',
  'risk',
  'threat',
  'mitigation',
  'verification',
  'acceptance',
  'dismissal',
  'review',
  'plan',
  'gate',
];

function byKindThenId(a: string, b: string): number {
  const [kindA = '', idA = ''] = splitKey(a);
  const [kindB = '', idB = ''] = splitKey(b);
  const order = sections.findIndex((one) => one === kindA) - sections.findIndex((one) => one === kindB);
  return order || (idA < idB ? -1 : Number(idA > idB));
}

function splitKey(key: string): readonly string[] {
  const at = key.indexOf(' ');
  return [key.slice(0, at), key.slice(at + 1)];
}

function thingsOf(model: ThreatModel): ReadonlyMap<string, Thing> {
  const things = new Map<string, Thing>();
  const add = (thing: Thing): void => {
    things.set(`${thing.kind} ${thing.id}`, thing);
  };
  add({ kind: 'system', id: model.system.id, value: model.system });
  add({ kind: 'scope', id: 'scope', value: model.scope });
  for (const value of model.extends) add({ kind: 'baseline', id: value.path, value });
  for (const value of model.actors) add({ kind: 'actor', id: value.id, value });
  for (const value of model.assets) add({ kind: 'asset', id: value.id, value });
  for (const value of model.zones) add({ kind: 'zone', id: value.id, value });
  for (const value of model.components) add({ kind: 'component', id: value.id, value });
  for (const value of model.flows) add({ kind: 'flow', id: value.id, value });
  for (const value of model.risks) add({ kind: 'risk', id: value.id, value });
  for (const value of model.threats) add({ kind: 'threat', id: value.id, value });
  for (const { verify, ...value } of model.mitigations) {
    add({ kind: 'mitigation', id: value.id, value });
    for (const one of verify)
      add({ kind: 'verification', id: one.id, value: { ...one, mitigation: value.id } });
  }
  for (const value of model.accept) add({ kind: 'acceptance', id: value.threat, value });
  for (const value of model.dismissed)
    add({ kind: 'dismissal', id: `${value.rule} ${value.on}`.trim(), value });
  for (const value of model.reviews) add({ kind: 'review', id: String(value.date), value });
  add({ kind: 'plan', id: 'plan', value: model.plan });
  add({ kind: 'gate', id: 'gate', value: model.gate ?? noGate });
  return things;
}

/** A model without gate policy only comments. */
const noGate = {
  mode: 'comment',
  precision: 1,
  blocking: [],
  onIncomplete: { pr: 'warn', release: 'warn' },
} as const;

function changeOf(before: Thing | undefined, after: Thing | undefined): readonly ModelChange[] {
  const thing = after ?? before;
  if (thing === undefined) return [];
  const fields = fieldChanges(before?.value ?? {}, after?.value ?? {});
  if (before !== undefined && after !== undefined && fields.length === 0) return [];
  const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  const weakens = weakenings(before, after);
  return [{ change, kind: thing.kind, id: thing.id, fields, weakens }];
}

function fieldChanges(before: object, after: object): readonly FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  return names.flatMap((field) => {
    const was = shown(before, field);
    const is = shown(after, field);
    return was === is ? [] : [{ field, before: was, after: is }];
  });
}

function shown(thing: object, field: string): string {
  const value: unknown = Reflect.get(thing, field);
  return value === undefined ? 'none' : canonicalJson(value);
}
