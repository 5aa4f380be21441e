/** `1 file`, `2 files`, `1,204 files`; `many` when the plural is not the noun with an s. */
export function counted(n: number, noun: string, many = `${noun}s`): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? noun : many}`;
}
