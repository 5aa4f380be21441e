import { LayerBuilder } from './layer.ts';

/** Characters in a row, each followed (or preceded) by NUL, that are taken for UTF-16. */
const leastUnits = 12;

/** ASCII text that stands in a content as UTF-16 of either order, with or without a mark and at any place. */
export function wideText(bytes: Buffer, most: number): LayerBuilder {
  const builder = new LayerBuilder('utf-16', most);
  for (let zero = bytes.indexOf(0); zero >= 0;) {
    const start = isPrintable(bytes[zero - 1]) ? zero - 1 : zero + 1;
    let end = start;
    while (isPrintable(bytes[end]) && bytes[end + 1] === 0) end += 2;
    if ((end - start) / 2 >= leastUnits) {
      if (!builder.open()) break;
      builder.add(narrow(bytes, start, end), start, 1, 2);
    }
    zero = bytes.indexOf(0, Math.max(end, zero + 1));
  }
  return builder;
}

function narrow(bytes: Buffer, start: number, end: number): Buffer {
  const text = Buffer.alloc((end - start) / 2);
  for (let i = 0; i < text.length; i++) text[i] = bytes[start + i * 2] ?? 0;
  return text;
}

function isPrintable(byte: number | undefined): boolean {
  return (
    byte !== undefined && ((byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09)
  );
}
