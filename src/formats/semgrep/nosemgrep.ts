/** Comments that silence rules on one line. */
export interface Nosemgrep {
  /** Ids that are named; none: every rule. */
  readonly ids: readonly string[];
}

const mark = /\bno(?:semgrep|sem)\b(?:[:=]\s?([^\s,](?:[^\n]*)))?/i;
const onlyMark = /^[^a-z0-9]*(?=no(?:semgrep|sem)\b)/i;

/** The `nosemgrep` or `nosem` comment that a line holds. Case does not matter. */
export function nosemgrepIn(line: string): Nosemgrep | undefined {
  const found = mark.exec(line);
  return found === null ? undefined : { ids: idsOf(found[1] ?? '') };
}

/** Like `nosemgrepIn`, for the line before a finding: there the comment must stand alone. */
export function nosemgrepAlone(line: string): Nosemgrep | undefined {
  return onlyMark.test(line) ? nosemgrepIn(line) : undefined;
}

/** Comma-separated ids; what follows an id after white space is prose. */
function idsOf(list: string): readonly string[] {
  return list.split(',').flatMap((part) => /^\s*["']?([^\s"']+)/.exec(part)?.[1] ?? []);
}

/**
 * Whether a finding of a rule is silenced by the comments on its line and on the line before. An id in the comment
 * may be the end of the rule's id after a dot or a slash.
 */
export function isSilenced(rule: string, line: string, before: string): boolean {
  const marks = [nosemgrepIn(line), nosemgrepAlone(before)].filter((one) => one !== undefined);
  return marks.some(
    ({ ids }) =>
      ids.length === 0 || ids.some((id) => rule === id || rule.endsWith(`.${id}`) || rule.endsWith(`/${id}`)),
  );
}
