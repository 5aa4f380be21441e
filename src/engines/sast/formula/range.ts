/** What a metavariable is bound to. Offsets are UTF-16 units into the text of the scope it was found in. */
export interface Binding {
  /** The source text. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What two bindings of one name must have in common; the text when it is absent. */
  readonly key?: string;
  /** The constant it is known to stand for. */
  readonly value?: string | number | bigint | boolean;
  /** What lies between the quotes, when it is bound to a string literal, and where that starts. */
  readonly content?: { readonly text: string; readonly start: number };
}

/** Metavariable (with its `$`) -> what it is bound to. */
export type Bindings = ReadonlyMap<string, Binding>;

/** A stretch of text that a part of a rule matched. */
export interface Range {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly bindings: Bindings;
  /** What it came from decides how it meets others: see `meet` and `without`. */
  readonly kind: 'plain' | 'inside' | 'regex' | 'anywhere';
  /** Replacement that belongs to the part of the rule it came from. */
  readonly fix?: string;
}

/** The identity of a binding. */
export function keyOf(binding: Binding): string {
  return binding.key ?? binding.text;
}

const captureGroup = /^\$\d+$/;

/** Whether bindings of the same name are equal. Numbered capture groups never stand in each other's way. */
export function agree(a: Bindings, b: Bindings): boolean {
  if (a.size > b.size) return agree(b, a);
  for (const [name, binding] of a) {
    const other = b.get(name);
    if (other === undefined || other === binding || captureGroup.test(name)) continue;
    if (keyOf(other) !== keyOf(binding)) return false;
  }
  return true;
}

/** The bindings of `a`, and those of `b` that `a` has not. */
export function joined(a: Bindings, b: Bindings): Bindings {
  if (b.size === 0) return a;
  if (a.size === 0) return b;
  let result: Map<string, Binding> | undefined;
  for (const [name, binding] of b) {
    if (a.has(name)) continue;
    result ??= new Map(a);
    result.set(name, binding);
  }
  return result ?? a;
}

/** What a name in a message or a fix stands for. */
export function lookedUp(bindings: Bindings, name: string): { text: string; value?: string } | undefined {
  const binding = bindings.get(name);
  if (binding === undefined) return undefined;
  const { text, value } = binding;
  return { text, ...(value === undefined ? {} : { value: String(value) }) };
}
