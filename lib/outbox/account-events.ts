import { isDeepStrictEqual } from 'node:util';
import type { Consent } from '../contract/account.ts';
import { accountPreferencesChanged, accountProfileChanged } from '../contract/events/account-events.ts';
import type { Envelope } from '../contract/events/envelope.ts';
import { events } from '../contract/events.ts';
import type { BookingId, BuyerId, CustomerId } from '../contract/ids.ts';
import { toInstant } from '../platform/clock.ts';
import type { Change, Item } from '../platform/stream.ts';
import { envelopeOf } from './envelope.ts';

const customerOf = ({ pk }: Item) => pk as CustomerId;

/**
 * What a customer changed about themselves: which fields, never what is in them. What is removed tells nothing here:
 * `account.deleted` comes once, when all of it is gone.
 */
export function accountEvents(change: Change): Envelope[] {
  const { before = {}, after } = change;
  if (!after) return [];
  const subject = customerOf(after);
  const [kind] = String(after.sk).split('#', 1);
  const about = { subject, ...(typeof after.updatedAt === 'string' && { time: after.updatedAt }) };
  const wrote = { customerId: subject, version: Number(after.version) };
  switch (kind) {
    case 'profile': {
      const fields = changedFields(before, after, accountProfileChanged.data.shape.fields.element.options);
      // Consents are in the profile too, and tell of themselves.
      if (fields.length === 0) return [];
      return [envelopeOf(events.accountProfileChanged, change, { ...about, data: { ...wrote, fields } })];
    }
    case 'preferences': {
      const fields = changedFields(
        before,
        after,
        accountPreferencesChanged.data.shape.fields.element.options,
      );
      return [envelopeOf(events.accountPreferencesChanged, change, { ...about, data: { ...wrote, fields } })];
    }
    case 'consent': {
      const { channel, topic, granted, at } = after as unknown as Consent;
      const data = { customerId: subject, channel, topic, granted, at };
      return [envelopeOf(events.accountConsentChanged, change, { subject, time: at, data })];
    }
    case 'bought': {
      // A booking that is linked once more was linked before.
      if (change.before) return [];
      const { bookingId, guestId } = after as unknown as { bookingId: BookingId; guestId: BuyerId };
      const data = { customerId: subject, guestId, bookingId };
      return [envelopeOf(events.accountGuestLinked, change, { subject, data })];
    }
    default:
      return [];
  }
}

/** A deletion tells once, when everything is gone: the tombstone then says so. */
export function deletionEvents(change: Change): Envelope[] {
  const { before, after } = change;
  if (typeof after?.erasedAt !== 'number' || before?.erasedAt !== undefined) return [];
  const subject = customerOf(after);
  const data = { customerId: subject };
  return [envelopeOf(events.accountDeleted, change, { subject, time: toInstant(after.erasedAt), data })];
}

const changedFields = <const F extends string>(before: Item, after: Item, fields: readonly F[]): F[] =>
  fields.filter((field) => !isDeepStrictEqual(before[field], after[field]));
