import type { Traces } from '../bookings/order.ts';
import { addressDigestOf, subjectOf } from '../platform/limits/subject.ts';

/** Where a request came from, as it is counted and remembered: digests, under which nobody finds the address. */
export interface VisitorTraces extends Traces {
  readonly address: string;
}

/**
 * The digests of a request's sender: one of their device, if it says which, and one of their network.
 * @param key that of subjects: lib/platform/http/subject-key.ts
 */
export const tracesOf = (
  key: Buffer,
  { deviceId, address }: { readonly deviceId: string | undefined; readonly address: string },
): VisitorTraces => ({
  ...(deviceId && { device: subjectOf(key, 'device', deviceId) }),
  address: addressDigestOf(key, address),
});
