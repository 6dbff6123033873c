import type { BookingRecord } from '../bookings/booking.ts';
import type { BookingReader } from '../bookings/booking-reader.ts';
import type { CustomerId, ResourceId, ServiceId } from '../contract/ids.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { bookedTimeOf, entryOfBooking, type ShownService } from './booking-entry.ts';
import { isResource } from './feed.ts';
import type { FeedRepository } from './feed-repository.ts';
import { feedDigest } from './feed-secret.ts';
import { type FeedWindow, feedWindowAt } from './feed-window.ts';
import type { SlotEntries } from './resource-entries.ts';
import { type CalendarEntry, writeCalendar } from './write-calendar.ts';

export interface ReadFeedDeps {
  readonly feeds: Pick<FeedRepository, 'ownerOf'>;
  readonly bookings: Pick<BookingReader, 'listByBuyer'>;
  /** The purchases that a customer made as a guest. */
  readonly boughtAsGuest: (id: CustomerId) => Promise<readonly BookingRecord[]>;
  readonly services: { get(id: ServiceId): Promise<ShownService | undefined> };
  readonly resources: { get(id: ResourceId): Promise<{ readonly name: string } | undefined> };
  readonly slots: SlotEntries;
  readonly clock: Clock;
}

export interface FeedFile {
  readonly text: string;
  /** When its newest entry changed, in milliseconds; undefined for an empty feed. */
  readonly changedAt: number | undefined;
}

/** A quarter of an hour, as often as anybody needs. */
export const feedRefreshSeconds = 900;

/**
 * Writes the feed behind a secret.
 * @throws AppError `not_found`, also for a secret that was rotated, removed, or whose owner is gone
 */
export async function readFeed(deps: ReadFeedDeps, secret: string): Promise<FeedFile> {
  const owner = await deps.feeds.ownerOf(feedDigest(secret));
  if (!owner)
    throw new AppError('not_found', 'There is no such feed. Its address may have been changed or removed.');
  const window = feedWindowAt(deps.clock.now());
  const { name, entries } = isResource(owner)
    ? await feedOfResource(deps, owner, window)
    : await feedOfCustomer(deps, owner, window);
  return {
    text: writeCalendar({ name, method: 'publish', refreshSeconds: feedRefreshSeconds }, entries),
    changedAt: entries.length > 0 ? Math.max(...entries.map(({ changedAt }) => changedAt)) : undefined,
  };
}

interface Content {
  readonly name: string;
  readonly entries: readonly CalendarEntry[];
}

async function feedOfCustomer(deps: ReadFeedDeps, id: CustomerId, window: FeedWindow): Promise<Content> {
  const records = await Promise.all([deps.bookings.listByBuyer(id), deps.boughtAsGuest(id)]);
  const shown = records.flat().flatMap((record) => {
    const time = bookedTimeOf(record);
    return time && isWithin(time, window) ? [{ record, serviceId: time.serviceId }] : [];
  });
  const services = await shownServices(
    deps,
    shown.map(({ serviceId }) => serviceId),
  );
  const entries = shown.flatMap(
    ({ record, serviceId }) => entryOfBooking(record, services.get(serviceId), window.now) ?? [],
  );
  // A program removes what a feed no longer has.
  return { name: 'Stampede', entries: entries.filter(({ status }) => status !== 'cancelled') };
}

async function feedOfResource(deps: ReadFeedDeps, id: ResourceId, window: FeedWindow): Promise<Content> {
  const resource = await deps.resources.get(id);
  if (!resource) throw new AppError('not_found', 'There is no such feed. Its resource is gone.');
  const slots = await deps.slots(id, window);
  const services = await shownServices(
    deps,
    slots.map(({ serviceId }) => serviceId),
  );
  const entries = slots.map(({ serviceId, booked, total, ...entry }) => ({
    ...entry,
    summary: `${services.get(serviceId)?.title ?? 'Booking'} (${booked}/${total})`,
  }));
  return { name: resource.name, entries };
}

async function shownServices(
  { services }: Pick<ReadFeedDeps, 'services'>,
  ids: readonly ServiceId[],
): Promise<ReadonlyMap<ServiceId, ShownService>> {
  const found = await Promise.all([...new Set(ids)].map(async (id) => [id, await services.get(id)] as const));
  return new Map(found.flatMap(([id, service]) => (service ? [[id, service] as const] : [])));
}

const isWithin = ({ from, until }: Pick<FeedWindow, 'from' | 'until'>, window: FeedWindow) =>
  until > window.from && from < window.until;
