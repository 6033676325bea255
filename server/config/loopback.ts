import { BlockList, isIPv6 } from 'node:net';

const addresses = new BlockList();
addresses.addSubnet('127.0.0.0', 8, 'ipv4');
addresses.addAddress('::1', 'ipv6');

/**
 * Whether a host is this machine itself, so that what goes there passes no network: `localhost` and
 * names below it (RFC 6761, section 6.3), 127.0.0.0/8 and ::1.
 *
 * @param host a name or an address, one of IPv6 with or without brackets
 */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (/(?:^|\.)localhost\.?$/.test(bare)) return true;
  return addresses.check(bare, isIPv6(bare) ? 'ipv6' : 'ipv4');
}
