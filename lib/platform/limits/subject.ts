import { createHmac } from 'node:crypto';

/** Whom a limit counts: by what they prove, what they carry, where they come from. */
export type SubjectKind = 'buyer' | 'caller' | 'device' | 'address';

/** Twelve bytes: nobody meets by chance, and nothing leads back to the device or the address. */
const length = 12;

/** The name under which a device or an address is counted. Neither is stored or logged as it is. */
export const subjectOf = (key: Buffer, kind: SubjectKind, value: string): string =>
  createHmac('sha256', key).update(`${kind}\n${value}`).digest().subarray(0, length).toString('base64url');

/**
 * What one subscriber holds: the address itself in IPv4, the /64 in IPv6, where each device may take a new address
 * from its network every hour (RFC 8981).
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const groups = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':').length : 0;
  const full = tail === undefined ? groups : [...groups, ...zeros(8 - groups.length - after)];
  return `${full
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

/**
 * The digest that stands for an address, the same wherever one is counted, logged or blocked: so what a log shows can be
 * blocked.
 */
export const addressDigestOf = (key: Uint8Array, address: string): string =>
  subjectOf(Buffer.from(key), 'address', networkOf(address));

const zeros = (count: number): string[] => Array.from({ length: Math.max(0, count) }, () => '0');
