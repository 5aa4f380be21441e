/** The value of a number as most languages write it; its text when it is none. */
export function numberOf(text: string): number | string {
  const plain = text
    .replaceAll('_', '')
    .replace(/(?<=\d)[lLuUn]+$/, '')
    .toLowerCase();
  const value = /^0[0-7]+$/.test(plain) ? Number.parseInt(plain, 8) : Number(plain);
  return Number.isNaN(value) ? text : value;
}
