/** What a `tests` verification asks for, checked. */
export interface Wish {
  /** Globs of the reports; each must match at least one. */
  readonly report: readonly string[];
  /** Selectors; empty means every test of the reports. */
  readonly select: readonly string[];
  /** How many tests must have run and passed. */
  readonly min: number;
}

/** The wish in the options of an ask, or what is wrong with them. */
export function wishIn(options: Readonly<Record<string, unknown>>): Wish | string {
  const report = textsIn(options['report']);
  const select = textsIn(options['select'] ?? []);
  const min = options['min'] ?? 1;
  if (report === undefined || report.length === 0) return 'the verification names no report';
  if (select === undefined) return 'the selectors of the verification are not a list of texts';
  if (typeof min !== 'number' || !Number.isSafeInteger(min) || min < 1) {
    return 'min of the verification is not a whole number from 1';
  }
  return { report, select, min };
}

/** A list of texts, or undefined when it is anything else. */
export function textsIn(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter((item): item is string => typeof item === 'string' && item !== '');
  return texts.length === value.length ? texts : undefined;
}
