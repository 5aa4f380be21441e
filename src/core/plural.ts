/** `1 file`, `2 files`, `1,204 files`; `many` when the plural is not the noun with an s. */
export function counted(n: number, noun: string, many = `${noun}s`): string {
  // By hand: the first use of a locale costs 15 ms.
  return `${String(n).replace(/\B(?=(?:\d{3})+$)/g, ',')} ${n === 1 ? noun : many}`;
}
