/** A value known before the program runs; a string whose text is not known still is a string. `node` is its literal. */
export type Constant =
  | { readonly kind: 'string'; readonly text: string | undefined; readonly node?: number }
  | { readonly kind: 'number' | 'boolean' | 'null'; readonly text: string };

/** What two constants are when it is not known which one it is. */
export function either(a: Constant | undefined, b: Constant | undefined): Constant | undefined {
  if (a === undefined || b === undefined || a.kind !== b.kind) return undefined;
  if (a.text === b.text) return a;
  return a.kind === 'string' ? { kind: 'string', text: undefined } : undefined;
}

/** The result of an operator over constants, where it is worth knowing; `mixes`: strings take numbers in. */
export function combined(
  operator: string,
  left: Constant,
  right: Constant,
  mixes = false,
): Constant | undefined {
  const [a, b] = mixes && operator === '+' ? [asText(left, right), asText(right, left)] : [left, right];
  if (
    (operator === '+' || operator === '.' || operator === '++') &&
    a.kind === 'string' &&
    b.kind === 'string'
  ) {
    return {
      kind: 'string',
      text: a.text === undefined || b.text === undefined ? undefined : a.text + b.text,
    };
  }
  if (a.kind !== 'number' || b.kind !== 'number') return undefined;
  const [x, y] = [Number(a.text), Number(b.text)];
  const value = arithmetic(operator, x, y);
  return value === undefined || !Number.isSafeInteger(value)
    ? undefined
    : { kind: 'number', text: String(value) };
}

/** A whole number next to a string, as text. */
function asText(one: Constant, other: Constant): Constant {
  return other.kind === 'string' && one.kind === 'number' && /^\d{1,15}$/.test(one.text)
    ? { kind: 'string', text: one.text }
    : one;
}

function arithmetic(operator: string, x: number, y: number): number | undefined {
  switch (operator) {
    case '+':
      return x + y;
    case '-':
      return x - y;
    case '*':
      return x * y;
    case '**':
      return x ** y;
    case '<<':
      return y < 32 ? x * 2 ** y : undefined;
    default:
      return undefined;
  }
}
