import type { Consent } from '../contract/account.ts';
import type { BookingId, CustomerId, DealId } from '../contract/ids.ts';

/** All that a customer has is one partition, so that it can be read, handed out and erased together. */
export const profileKey = (id: CustomerId) => ({ pk: id, sk: 'profile' });
export const preferencesKey = (id: CustomerId) => ({ pk: id, sk: 'preferences' });

/** In the order of time. The version makes it unique: two changes may meet in a millisecond, never in a version. */
export const consentKey = (id: CustomerId, version: number, { at, channel, topic }: Consent) => ({
  pk: id,
  sk: `consent#${at}#${version}#${channel}#${topic}`,
});

export const savedPrefix = 'saved#';
export const savedKey = (id: CustomerId, dealId: DealId) => ({ pk: id, sk: `${savedPrefix}${dealId}` });
export const savedCountKey = (id: CustomerId) => ({ pk: id, sk: 'saved' });

/** A booking that a customer bought as a guest. */
export const boughtPrefix = 'bought#';
export const boughtKey = (id: CustomerId, bookingId: BookingId) => ({
  pk: id,
  sk: `${boughtPrefix}${bookingId}`,
});
/** A booking that a guest begins to pay for under the customer's address, while they sign in at the checkout. */
export const begunKey = (id: CustomerId, bookingId: BookingId) => ({ pk: id, sk: `begun#${bookingId}` });
