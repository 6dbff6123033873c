import type { Consent } from '../contract/account.ts';
import type { BookingId, CustomerId, DealId } from '../contract/ids.ts';
import type { Instant } from '../contract/instant.ts';

/** A customer's items share one partition, so that they can be read, exported and erased together. */
export const profileKey = (id: CustomerId) => ({ pk: id, sk: 'profile' });
export const preferencesKey = (id: CustomerId) => ({ pk: id, sk: 'preferences' });

/** Sorts by time. The version makes the key unique: two changes may share a millisecond, never a version. */
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

/** The way from a customer's id to their user in the pool. */
export const signInKey = (id: CustomerId) => ({ pk: id, sk: 'sign-in' });
/** A sign-in. Two in one millisecond are one. */
export const signedInKey = (id: CustomerId, at: Instant) => ({ pk: id, sk: `signed-in#${at}` });

/** The attributes that only indexes and DynamoDB use. They are copies or digests of what the item says. */
export const indexAttributes = ['emailDigest', 'nameStart', 'nameFolded', 'ttl'];
