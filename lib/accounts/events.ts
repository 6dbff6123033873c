import { isDeepStrictEqual } from 'node:util';
import type { Consent } from '../contract/account.ts';
import { accountPreferencesChanged, accountProfileChanged } from '../contract/events/account-events.ts';
import { events } from '../contract/events.ts';
import type { BookingId, BuyerId, CustomerId } from '../contract/ids.ts';
import { stored } from '../platform/stored.ts';
import type { Change, Item } from '../platform/stream.ts';
import { type Told, tell } from '../platform/tell.ts';

const customerOf = ({ pk }: Item) => pk as CustomerId;

/**
 * Makes the events of a customer's changes to their account. An event names the changed fields, never their values. A
 * removal makes no event here: lib/privacy sends `account.deleted` once everything is gone.
 */
export function accountEvents(change: Change): Told[] {
  const { before = {}, after } = change;
  if (!after) return [];
  const subject = customerOf(after);
  const [kind] = String(after.sk).split('#', 1);
  const about = { subject, ...(typeof after.updatedAt === 'string' && { time: after.updatedAt }) };
  const wrote = { customerId: subject, version: Number(after.version) };
  switch (kind) {
    case 'profile': {
      const fields = changedFields(before, after, accountProfileChanged.data.shape.fields.element.options);
      // Consents are in the profile too, and have events of their own.
      if (fields.length === 0) return [];
      return [tell(events.accountProfileChanged, { ...about, data: { ...wrote, fields } })];
    }
    case 'preferences': {
      const fields = changedFields(
        before,
        after,
        accountPreferencesChanged.data.shape.fields.element.options,
      );
      return [tell(events.accountPreferencesChanged, { ...about, data: { ...wrote, fields } })];
    }
    case 'consent': {
      const { channel, topic, granted, at } = stored<Consent>(after, ['pk', 'sk']);
      const data = { customerId: subject, channel, topic, granted, at };
      return [tell(events.accountConsentChanged, { subject, time: at, data })];
    }
    case 'bought': {
      // An item that existed before is a booking that was linked already.
      if (change.before) return [];
      const { bookingId, guestId } = stored<{ bookingId: BookingId; guestId: BuyerId }>(after, ['pk', 'sk']);
      const data = { customerId: subject, guestId, bookingId };
      return [tell(events.accountGuestLinked, { subject, data })];
    }
    default:
      return [];
  }
}

const changedFields = <const F extends string>(before: Item, after: Item, fields: readonly F[]): F[] =>
  fields.filter((field) => !isDeepStrictEqual(before[field], after[field]));
