import type { LookPurpose } from '@stampede/mobile-sdk/admin';

/** The purposes of the API, in the order of the list. */
export const purposes = [
  'customer_request',
  'order',
  'payment',
  'abuse',
  'privacy',
] as const satisfies readonly LookPurpose[];

/**
 * The facts that one page of the console passes to the next beside its address. An e-mail address or a name must be in
 * no address, and a purpose goes on from the search to the customer.
 */
export interface Passed {
  readonly find?: string;
  readonly purpose?: LookPurpose;
}

/** Reads it from the state of a location, which may be of any shape. */
export function passedOf(state: unknown): Passed {
  if (typeof state !== 'object' || state === null) return {};
  const { find, purpose } = state as Record<string, unknown>;
  const known = purposes.find((each) => each === purpose);
  return { ...(typeof find === 'string' && { find }), ...(known && { purpose: known }) };
}
