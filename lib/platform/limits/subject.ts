import { createHmac } from 'node:crypto';
import type { MacKey } from '../mac-key.ts';

/**
 * The kinds of subjects that a limit counts: a buyer or caller by their token, a device by its id, an address by the
 * connection.
 */
export type SubjectKind = 'buyer' | 'caller' | 'device' | 'address';

/** Twelve bytes: digests do not collide by chance, and do not reveal the device or the address. */
const length = 12;

/** Returns the name under which a device or an address is counted. The plain value is never stored or logged. */
export const subjectOf = (key: MacKey, kind: SubjectKind, value: string): string =>
  createHmac('sha256', key).update(`${kind}\n${value}`).digest().subarray(0, length).toString('base64url');

/**
 * Returns the network of one subscriber: the address itself in IPv4, in whatever form it is written; the /64 in IPv6,
 * where each device may take a new address from its network every hour (RFC 8981).
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = oneSpelling(address).split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const full =
    tail === undefined ? groups : [...groups, ...zeros(8 - groups.length - after.length), ...after];
  return mappedIn(full) ?? `${full.slice(0, 4).join(':')}::/64`;
}

/**
 * Writes an address as in RFC 5952, with hexadecimal groups only. A zone names one of our own interfaces and is
 * dropped.
 */
function oneSpelling(address: string): string {
  const [text = ''] = address.split('%');
  return URL.parse(`http://[${text}]`)?.hostname.slice(1, -1) ?? text.toLowerCase();
}

/** Returns the IPv4 address inside an IPv6 one (RFC 4291, 2.5.5.2). */
function mappedIn(groups: readonly string[]): string | undefined {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return undefined;
  const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/**
 * Returns the digest of an address. Counts, logs and blocks use the same digest, so an address in a log can be blocked.
 */
export const addressDigestOf = (key: MacKey, address: string): string =>
  subjectOf(key, 'address', networkOf(address));

const zeros = (count: number): string[] => Array.from({ length: Math.max(0, count) }, () => '0');
