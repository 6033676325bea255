import { BlockList, isIPv6 } from 'node:net';

/*
 * Which addresses an organizer's words may make this machine ask. Everything else is of this machine, of the
 * network that it is in, or of nobody: a calendar there would be a way to look at what its host keeps to
 * themselves. IANA's registries of special-purpose addresses (RFC 6890 and its updates) name them.
 */

const special = new BlockList();

const special4: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
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
for (const [network, bits] of special4) special.addSubnet(network, bits, 'ipv4');

/** Within 2000::/3, from which all that is public is given out. */
const special6: readonly (readonly [network: string, bits: number])[] = [
  // Teredo, ORCHID, benchmarks and other protocols.
  ['2001::', 23],
  ['2001:db8::', 32],
  // 6to4 carries an address of IPv4 in it, which may be a private one.
  ['2002::', 16],
  ['3fff::', 20],
];
for (const [network, bits] of special6) special.addSubnet(network, bits, 'ipv6');

const public6 = new BlockList();
public6.addSubnet('2000::', 3, 'ipv6');

/**
 * Whether an IP address is one of the public internet.
 *
 * @param address of IPv4 or IPv6, without brackets; what is none of both is not public
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv6(address)) return public6.check(address, 'ipv6') && !special.check(address, 'ipv6');
  return /^\d+(?:\.\d+){3}$/.test(address) && !special.check(address, 'ipv4');
}
