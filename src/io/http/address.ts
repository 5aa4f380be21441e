import { BlockList, isIP } from 'node:net';

/**
 * Whether an address is on the public internet: not loopback, private, link-local, carrier-grade NAT, multicast,
 * documentation, reserved, or one of these inside an IPv6 form of it (RFC 6890 and its registries).
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  if (family === 4) return !closed().check(address, 'ipv4');
  const inner = innerAddress(address);
  if (inner !== undefined) return isPublicAddress(inner);
  // Global unicast is 2000::/3; all else is special.
  return /^[23]/.test(expanded(address)) && !closed().check(address, 'ipv6');
}

const closedRanges: readonly (readonly [network: string, prefix: number, family: 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['3fff::', 20, 'ipv6'],
];

function closed(): BlockList {
  const list = new BlockList();
  for (const [network, prefix, family] of closedRanges) list.addSubnet(network, prefix, family);
  return list;
}

/** The IPv4 address that an IPv6 one stands for: mapped, 6to4 and NAT64 forms. */
function innerAddress(address: string): string | undefined {
  const groups = expanded(address).split(':');
  const pair = (at: number): string => {
    const high = Number.parseInt(groups[at] ?? '0', 16);
    const low = Number.parseInt(groups[at + 1] ?? '0', 16);
    return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
  };
  const head = groups.slice(0, 6).join(':');
  if (head === '0000:0000:0000:0000:0000:ffff' || head === '0064:ff9b:0000:0000:0000:0000') return pair(6);
  return groups[0] === '2002' ? pair(1) : undefined;
}

/** Eight groups of four hex digits. */
function expanded(address: string): string {
  const [bare = ''] = address.split('%');
  const dotted = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(bare);
  const [a = 0, b = 0, c = 0, d = 0] = (dotted ?? []).slice(1).map(Number);
  const tail = `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  const plain = dotted === null ? bare : bare.slice(0, dotted.index) + tail;
  const [left = '', right] = plain.split('::');
  const before = left === '' ? [] : left.split(':');
  const after = right === undefined || right === '' ? [] : right.split(':');
  const gap = right === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array.from({ length: gap }, () => '0'), ...after];
  return groups.map((group) => group.padStart(4, '0').toLowerCase()).join(':');
}
