import { createHmac } from 'node:crypto';

/** Whom a limit counts: by what they prove, what they carry, where they come from. */
export type SubjectKind = 'buyer' | 'caller' | 'device' | 'address';

/** Twelve bytes: nobody meets by chance, and nothing leads back to the device or the address. */
const length = 12;

/** The name under which a device or an address is counted. Neither is stored or logged as it is. */
export const subjectOf = (key: Buffer, kind: SubjectKind, value: string): string =>
  createHmac('sha256', key).update(`${kind}\n${value}`).digest().subarray(0, length).toString('base64url');

/**
 * What one subscriber holds: the address itself in IPv4, however it is written in IPv6; the /64 in IPv6, where each device
 * may take a new address from its network every hour (RFC 8981).
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

/** RFC 5952, with hexadecimal groups alone; a zone names an interface of ours. */
function oneSpelling(address: string): string {
  const [text = ''] = address.split('%');
  return URL.parse(`http://[${text}]`)?.hostname.slice(1, -1) ?? text.toLowerCase();
}

/** The IPv4 address that an IPv6 one stands for (RFC 4291, 2.5.5.2). */
function mappedIn(groups: readonly string[]): string | undefined {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return undefined;
  const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/**
 * The digest that stands for an address, the same wherever one is counted, logged or blocked: so what a log shows can be
 * blocked.
 */
export const addressDigestOf = (key: Uint8Array, address: string): string =>
  subjectOf(Buffer.from(key), 'address', networkOf(address));

const zeros = (count: number): string[] => Array.from({ length: Math.max(0, count) }, () => '0');
