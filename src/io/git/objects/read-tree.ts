/** One entry of a tree object. */
export interface TreeItem {
  readonly kind: 'tree' | 'blob' | 'submodule';
  /** Raw bytes; a view. */
  readonly name: Buffer;
  /** The binary object id; a view. */
  readonly oid: Buffer;
}

/** Shows each entry of a tree object; false when the tree is damaged, after the entries before the damage. */
export function readTree(bytes: Buffer, hashBytes: number, show: (item: TreeItem) => void): boolean {
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at);
    const end = space < 0 ? -1 : bytes.indexOf(0, space);
    if (end < 0 || space - at > 6 || end + 1 + hashBytes > bytes.length) return false;
    const oid = bytes.subarray(end + 1, end + 1 + hashBytes);
    show({ kind: kindAt(bytes, at, space), name: bytes.subarray(space + 1, end), oid });
    at = end + 1 + hashBytes;
  }
  return true;
}

/** Modes are octal text: 40000 a tree, 160000 a submodule, everything else a blob. */
function kindAt(bytes: Buffer, start: number, end: number): TreeItem['kind'] {
  if (bytes[start] === 0x34 || bytes[start] === 0x30) return 'tree';
  return end - start === 6 && bytes[start + 1] === 0x36 ? 'submodule' : 'blob';
}
