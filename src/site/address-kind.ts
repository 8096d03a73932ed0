// Whether an IP address can be a public site, or is on somebody's own network, or is never a site. Pure.
import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** `never`: the machine's own neighbours, where clouds keep secrets, and what is nobody's address. */
export type AddressKind = 'public' | 'private' | 'never';

/** IANA's registries of special-purpose addresses, by what may be a site of one's own network. */
const own = listOf([
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['::1', 128],
  ['fc00::', 7],
]);
const never4 = listOf([
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  // Metadata of clouds, among addresses of one's own.
  ['100.100.100.200', 32],
  ['168.63.129.16', 32],
]);
const metadata6 = listOf([['fd00:ec2::', 32]]);
/** Addresses of the IPv6 internet, and what of them stands for other addresses or for nothing. */
const global6 = listOf([['2000::', 3]]);
const never6 = listOf([
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]);

/** `address` as a resolver gives it, without brackets; what is no address is `never` one. */
export function addressKind(address: string): AddressKind {
  if (isIPv4(address)) {
    if (never4.check(address)) return 'never';
    return own.check(address) ? 'private' : 'public';
  }
  if (!isIPv6(address) || address.includes('%')) return 'never';
  const mapped = mappedIn(address);
  if (mapped !== undefined) return addressKind(mapped);
  if (own.check(address, 'ipv6')) return metadata6.check(address, 'ipv6') ? 'never' : 'private';
  return global6.check(address, 'ipv6') && !never6.check(address, 'ipv6') ? 'public' : 'never';
}

/** The IPv4 address in `::ffff:0:0/96`, however it is written. */
function mappedIn(address: string): string | undefined {
  const written = new URL(`http://[${address}]`).hostname;
  const [, high, low] = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/u.exec(written) ?? [];
  if (high === undefined || low === undefined) return undefined;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}

function listOf(subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [net, bits] of subnets) list.addSubnet(net, bits, isIPv4(net) ? 'ipv4' : 'ipv6');
  return list;
}
