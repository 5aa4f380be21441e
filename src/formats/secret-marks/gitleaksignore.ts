/** One line of a `.gitleaksignore`: a finding by its place, in one commit or in any. */
export interface IgnoredPlace {
  readonly commit?: string;
  readonly path: string;
  /** The rule in the words of gitleaks. */
  readonly rule: string;
  readonly line: number;
  /** The line of the ignore file, from 1. */
  readonly writtenOn: number;
}

/** Reads fingerprints `[commit:]path:rule:line`; lines that are none of it are given back with their numbers. */
export function readGitleaksignore(text: string): {
  readonly places: readonly IgnoredPlace[];
  readonly unread: readonly number[];
} {
  const places: IgnoredPlace[] = [];
  const unread: number[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const parts = /^(?:([0-9a-f]{7,64}):)?(.{1,4096}):([\w.-]{1,200}):(\d{1,9})$/.exec(line);
    if (parts === null) {
      unread.push(index + 1);
      continue;
    }
    const [, commit, path = '', rule = '', number = ''] = parts;
    const place = { path, rule, line: Number(number), writtenOn: index + 1 };
    places.push(commit === undefined ? place : { ...place, commit });
  }
  return { places, unread };
}
