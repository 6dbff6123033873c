import type { CalendarFeed, CalendarFeedId } from '../contract/calendar.ts';
import type { CustomerId, ResourceId } from '../contract/ids.ts';

/** The person or thing whose booked slots a feed shows. */
export type FeedOwner = CustomerId | ResourceId;

export const isResource = (owner: FeedOwner): owner is ResourceId => owner.startsWith('res_');

/** An address of a feed as stored. */
export interface FeedRecord extends CalendarFeed {
  readonly id: CalendarFeedId;
  readonly owner: FeedOwner;
  /** The digest of its secret. */
  readonly digest: string;
}

export const toCalendarFeed = ({ id, name, createdAt, rotatedAt }: FeedRecord): CalendarFeed => ({
  id,
  name,
  createdAt,
  ...(rotatedAt && { rotatedAt }),
});
