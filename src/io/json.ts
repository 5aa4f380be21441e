/** Parses JSON of our own making; undefined for what is not JSON, which a cache counts as a miss. */
export function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
