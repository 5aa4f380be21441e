import type { Budget, Member, Unpacked } from './member.ts';

const block = 512;

/** Whether the bytes start with the header of a tar archive (POSIX or GNU). */
export function isTar(bytes: Buffer): boolean {
  return bytes.length >= block && bytes.toString('latin1', 257, 262) === 'ustar' && sumHolds(bytes, 0);
}

/** The regular files of a tar archive. */
export function untar(bytes: Buffer, budget: Budget): Unpacked {
  const members: Member[] = [];
  const left: string[] = [];
  let longName: string | undefined;
  for (let at = 0; at + block <= bytes.length && bytes[at] !== 0;) {
    const size = octal(bytes, at + 124, 12);
    if (size === undefined || !sumHolds(bytes, at))
      return { members, left: [...left, 'a header is damaged'] };
    const from = at + block;
    const content = bytes.subarray(from, from + size);
    const type = String.fromCharCode(bytes[at + 156] ?? 0);
    at = from + Math.ceil(size / block) * block;
    if (type === 'L') longName = textOf(content, 0, Math.min(size, 4096));
    else if (type === 'x') longName = pathOf(content);
    else if (type === '0' || type === '\0') {
      const name = longName ?? headerName(bytes, from - block);
      longName = undefined;
      if (budget.entries-- <= 0) return { members, left: [...left, 'it has more files than are unpacked'] };
      if (size > Math.min(budget.bytes, budget.entryBytes)) left.push(`${name}: too large`);
      else if (content.length < size) left.push(`${name}: cut off`);
      if (size > Math.min(budget.bytes, budget.entryBytes)) continue;
      budget.bytes -= content.length;
      members.push({ name, bytes: content });
    } else longName = undefined;
  }
  return { members, left };
}

function headerName(bytes: Buffer, at: number): string {
  const prefix = textOf(bytes, at + 345, 155);
  const name = textOf(bytes, at, 100);
  return prefix === '' || bytes[at + 263] !== 0x30 ? name : `${prefix}/${name}`;
}

/** The path of an extended header: lines of `length path=value`. */
function pathOf(content: Buffer): string | undefined {
  return /(?:^|\n)\d{1,5} path=([^\n]{1,4096})/.exec(content.toString('utf8', 0, 16_384))?.[1];
}

function textOf(bytes: Buffer, at: number, most: number): string {
  const text = bytes.toString('utf8', at, at + most);
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}

function octal(bytes: Buffer, at: number, size: number): number | undefined {
  const text = bytes
    .toString('latin1', at, at + size)
    .replace(/[\0 ]+$/, '')
    .trim();
  return /^[0-7]{1,12}$/.test(text) ? Number.parseInt(text, 8) : undefined;
}

/** The sum of the header's bytes, its own field read as spaces. */
function sumHolds(bytes: Buffer, at: number): boolean {
  let sum = 8 * 0x20;
  for (let i = 0; i < block; i++) if (i < 148 || i >= 156) sum += bytes[at + i] ?? 0;
  return octal(bytes, at + 148, 8) === sum;
}
