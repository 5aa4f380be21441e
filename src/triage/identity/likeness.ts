const charactersMax = 400;

/** The three-character pieces of a text, as sorted hashes. Long texts are cut. */
export function trigramsOf(text: string): Uint32Array {
  const cut = text.slice(0, charactersMax);
  const grams = new Uint32Array(Math.max(0, cut.length - 2));
  for (let n = 0; n < grams.length; n++) {
    grams[n] = (cut.charCodeAt(n) * 961 + cut.charCodeAt(n + 1)) * 31 + cut.charCodeAt(n + 2);
  }
  return grams.sort();
}

/** Shared pieces over all pieces, 0 to 1 (Dice). Two texts without pieces are not alike. */
export function likeness(a: Uint32Array, b: Uint32Array): number {
  const total = a.length + b.length;
  if (total === 0) return 0;
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0);
    if (difference === 0) shared++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return (2 * shared) / total;
}
