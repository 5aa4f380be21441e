/** Where the example in `rules/<name>/<file>` is scanned: what its first line says, or the folder of workflows. */
export function fixturePath(file: string, text: string): string {
  const told = /^# path: (\S+)/.exec(text)?.[1];
  return told ?? `.github/workflows/${file.slice(file.lastIndexOf('/') + 1)}`;
}
