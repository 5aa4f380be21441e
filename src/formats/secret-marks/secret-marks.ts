/**
 * Lines (from 1) that comments for other scanners of secrets silence, with the words that do it: `gitleaks:allow`,
 * `betterleaks:allow`, `trufflehog:ignore`, `secretlint-disable…` and `pragma: allowlist secret` (detect-secrets). As in those
 * tools the words count wherever they stand in the line.
 */
export function readSecretMarks(text: string): ReadonlyMap<number, string> {
  const marks = new Map<number, string>();
  if (!anyMark.test(text)) return marks;
  let open: string | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const number = index + 1;
    const found = anyMark.exec(line);
    if (found !== null) {
      const words = found[0].toLowerCase();
      if (words === 'secretlint-disable') open = words;
      else if (words === 'secretlint-enable') open = undefined;
      else marks.set(words.includes('next') ? number + 1 : number, words);
    }
    if (open !== undefined && !marks.has(number)) marks.set(number, open);
  }
  return marks;
}

// The longer words first: an alternative that is a prefix of another would win.
const anyMark =
  /gitleaks:allow|betterleaks:allow|trufflehog:ignore|secretlint-disable-next-line|secretlint-disable-line|secretlint-disable|secretlint-enable|pragma: ?(?:allow|white)list (?:nextline )?secret/i;
