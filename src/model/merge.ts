import { valueAt } from './schema-at.ts';

const shared = ['actors', 'assets', 'zones', 'risks', 'threats', 'mitigations'] as const;

/** The first file with what the others add to it: entries by id and plan fields, the earlier file's winning. */
export function mergedValue(raws: readonly unknown[]): Record<string, unknown> {
  const [own] = raws;
  const merged: Record<string, unknown> = { ...fields(own) };
  for (const key of shared) {
    const list = mergedList(raws.map((raw) => valueAt(raw, [key])));
    if (list.length > 0) merged[key] = list;
  }
  const plan = mergedPlan(raws.map((raw) => valueAt(raw, ['plan'])));
  if (plan !== undefined) merged['plan'] = plan;
  return merged;
}

function mergedList(lists: readonly unknown[]): readonly unknown[] {
  const seen = new Set<unknown>();
  const kept: unknown[] = [];
  for (const list of lists) {
    if (!Array.isArray(list)) continue;
    for (const item of list) {
      const id = valueAt(item, ['id']);
      if (seen.has(id)) continue;
      seen.add(id);
      kept.push(item);
    }
  }
  return kept;
}

function mergedPlan(plans: readonly unknown[]): Record<string, unknown> | undefined {
  const given = plans.filter((plan) => plan !== undefined).toReversed();
  if (given.length === 0) return undefined;
  const plan: Record<string, unknown> = Object.assign({}, ...given.map(fields));
  for (const key of ['highImpact', 'budget']) {
    const parts = given.map((one) => valueAt(one, [key])).filter((part) => part !== undefined);
    if (parts.length > 0) plan[key] = Object.assign({}, ...parts.map(fields));
  }
  return plan;
}

function fields(raw: unknown): Record<string, unknown> {
  return typeof raw === 'object' && raw !== null ? Object.fromEntries(Object.entries(raw)) : {};
}
