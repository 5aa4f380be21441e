/** A comment that silences rules on one line. */
export interface Nosemgrep {
  /** Ids that are named; none: every rule. */
  readonly ids: readonly string[];
  /** Where in its line the word stands, from 0, in UTF-16 units. */
  readonly at: number;
  /** Nothing but signs stands before it. */
  readonly alone: boolean;
}

const word = /\bno(?:semgrep|sem)\b/gi;
const list = /[:=]\s?([^\s,](?:[^\n]*))/y;

/** The `nosemgrep` or `nosem` marks that a line holds, in a comment or not. Case does not matter. */
export function nosemgrepsIn(line: string): readonly Nosemgrep[] {
  const firstWord = line.search(/[a-z0-9]/i);
  return [...line.matchAll(word)].map(({ 0: written, index }) => {
    list.lastIndex = index + written.length;
    return { ids: idsOf(list.exec(line)?.[1] ?? ''), at: index, alone: index === firstWord };
  });
}

/** Comma-separated ids; what follows an id after white space is prose. */
function idsOf(text: string): readonly string[] {
  return text.split(',').flatMap((part) => /^\s*["']?([^\s"']+)/.exec(part)?.[1] ?? []);
}

/** Whether a mark speaks of a rule. An id in it may be the end of the rule's id after a dot or a slash. */
export function silences({ ids }: Nosemgrep, rule: string): boolean {
  return (
    ids.length === 0 || ids.some((id) => rule === id || rule.endsWith(`.${id}`) || rule.endsWith(`/${id}`))
  );
}
