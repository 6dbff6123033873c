import type { Consent } from '../contract/account.ts';
import type { BuyerId, CustomerId, DealId } from '../contract/ids.ts';

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

/** By the digest of an address, guests who gave it. */
export const rememberedGuestKey = (digest: string, guestId: BuyerId | 'gst_') => ({
  pk: `mail#${digest}`,
  sk: guestId,
});
/** Whose a guest is: one item, so there can be one owner. */
export const guestOwnerKey = (guestId: BuyerId) => ({ pk: guestId, sk: 'owner' });
export const guestPrefix = 'guest#';
export const guestOfCustomerKey = (id: CustomerId, guestId: BuyerId) => ({
  pk: id,
  sk: `${guestPrefix}${guestId}`,
});
