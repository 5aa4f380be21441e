/** The object at the top of a JSON text; undefined when it is none. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The object under a key, empty when there is none. Its keys are foreign: list them, do not look names up in it. */
export function objectIn(root: Record<string, unknown>, key: string): Record<string, unknown> {
  return (Object.hasOwn(root, key) ? asObject(root[key]) : undefined) ?? {};
}

/** The text under a key, empty when there is none. */
export function textIn(root: Record<string, unknown>, key: string): string {
  const value = Object.hasOwn(root, key) ? root[key] : undefined;
  return typeof value === 'string' ? value : '';
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? { ...value } : undefined;
}
