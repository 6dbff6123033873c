import type { Traces } from '../bookings/order.ts';
import { addressDigestOf, subjectOf } from '../platform/limits/subject.ts';
import type { MacKey } from '../platform/mac-key.ts';

/** The origin of a request as counted and stored: digests from which the address cannot be found. */
export interface VisitorTraces extends Traces {
  readonly address: string;
}

/**
 * Makes the digests of a request's sender: of their device, if the request names it, and of their network.
 * @param key that of subjects: lib/platform/http/subject-key.ts
 */
export const tracesOf = (
  key: MacKey,
  { deviceId, address }: { readonly deviceId: string | undefined; readonly address: string },
): VisitorTraces => ({
  ...(deviceId && { device: subjectOf(key, 'device', deviceId) }),
  address: addressDigestOf(key, address),
});
