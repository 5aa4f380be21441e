/** Shannon entropy of a Latin-1 text in bits for each of its bytes; 0 when it is empty. */
export function shannonEntropy(text: string): number {
  const counts = new Map<string, number>();
  for (const byte of text) counts.set(byte, (counts.get(byte) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
