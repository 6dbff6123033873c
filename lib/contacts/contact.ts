import { type Contact, contactDays } from '../contract/contact.ts';
import type { BookingId } from '../contract/ids.ts';
import { toInstant } from '../platform/clock.ts';

/** The fields in which buyers describe themselves, for one booking. */
export interface ContactFields {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
}

/** The contact of one booking, as its buyer gave it. Instants are milliseconds since the epoch. */
export interface ContactRecord extends ContactFields {
  readonly bookingId: BookingId;
  readonly updatedAt: number;
  /** After this instant nothing reads the contact, even if the table has not yet removed it. */
  readonly keptUntil: number;
}

const dayMs = 86_400_000;

/**
 * Returns how long a statement made now may be kept. The planned end of the deal at this moment counts, or that of the
 * slot, because the buyer was promised that.
 */
export const keptUntil = (endsAt: number): number => endsAt + contactDays * dayMs;

export const isKept = ({ keptUntil: until }: Pick<ContactRecord, 'keptUntil'>, now: number): boolean =>
  now < until;

export const saysSomething = ({ name, email, phone }: ContactFields): boolean =>
  [name, email, phone].some((field) => field !== undefined);

export const toContact = ({
  bookingId,
  name,
  email,
  phone,
  updatedAt,
  keptUntil: until,
}: ContactRecord): Contact => ({
  bookingId,
  ...(name !== undefined && { name }),
  ...(email !== undefined && { email }),
  ...(phone !== undefined && { phone }),
  updatedAt: toInstant(updatedAt),
  keptUntil: toInstant(until),
});
