import { BlockList, isIP } from 'node:net';

/** Ranges of IPv4 that are not public unicast. @see https://www.iana.org/assignments/iana-ipv4-special-registry */
const closed4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  // Carriers' shared space.
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Link-local. The credentials of containers and machines in AWS are here.
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** The only range of IPv6 that is public unicast: mapped IPv4, NAT64, link-local and the like are outside it. */
const open6 = ['2000::', 3] as const;

/** Ranges inside it that lead elsewhere. @see https://www.iana.org/assignments/iana-ipv6-special-registry */
const closed6: readonly (readonly [string, number])[] = [
  // Protocols of the IETF, Teredo among them, which has an IPv4 address inside.
  ['2001::', 23],
  ['2001:db8::', 32],
  // 6to4, which has an IPv4 address inside.
  ['2002::', 16],
  ['3fff::', 20],
];

const listOf = (ranges: readonly (readonly [string, number])[], family: 'ipv4' | 'ipv6') => {
  const list = new BlockList();
  for (const [network, prefix] of ranges) list.addSubnet(network, prefix, family);
  return list;
};

const refused4 = listOf(closed4, 'ipv4');
const public6 = listOf([open6], 'ipv6');
const refused6 = listOf(closed6, 'ipv6');
const loopback4 = listOf([['127.0.0.0', 8]], 'ipv4');

/** Returns whether an address belongs to a machine on the public internet. Text that is no address does not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !refused4.check(address, 'ipv4');
  // A scope, as in fe80::1%eth0, names a network card of this machine.
  if (family !== 6 || address.includes('%')) return false;
  return public6.check(address, 'ipv6') && !refused6.check(address, 'ipv6');
}

/** Returns whether an address belongs to this machine. */
export const isLoopbackAddress = (address: string): boolean =>
  address === '::1' || (isIP(address) === 4 && loopback4.check(address, 'ipv4'));
