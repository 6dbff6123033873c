import type { ResourceId } from '../contract/ids.ts';
import type { CalendarBlock, SlotPlace } from './calendar-block.ts';
import type { SlotResource } from './schedule.ts';
import type { SlotKey } from './slot-id.ts';
import type { SlotService } from './slot-service.ts';

/** A wanted slot, and the facts that decide about it. */
export interface WantedOpening {
  readonly service: SlotService;
  /** Those of the service that are not archived. Others cannot be taken. */
  readonly resources: ReadonlyMap<ResourceId, SlotResource>;
  /** The blocks that `blocksToRead` names, as they were read. A block that does not exist may be left out. */
  readonly blocks: readonly CalendarBlock[];
  /** Milliseconds since the epoch, on a whole minute. */
  readonly startsAt: number;
  readonly partySize: number;
  /** A resource of any group that the slot must have. */
  readonly resourceId?: ResourceId | undefined;
  readonly now: number;
  /** Where in each group to begin, so that the orders of a burst do not all try the same resource. Fewer seats come first. */
  readonly tryFirst?: number | undefined;
}

export const openingRefusals = [
  'outside_hours',
  'taken',
  'limit_reached',
  'too_soon',
  'too_far',
  'party_too_large',
] as const;
export type OpeningRefusal = (typeof openingRefusals)[number];

/** A slot without bookings that is in the way. It is closed in the same transaction. */
export interface DisplacedSlot {
  readonly place: SlotPlace;
  /** Those of the read resources that have it. Its stock says which others do. */
  readonly resourceIds: readonly ResourceId[];
}

/** A slot that can be opened or reopened. */
export interface Opening {
  readonly kind: 'open';
  readonly slot: SlotKey;
  readonly place: SlotPlace;
  /** One of each group, in the order of the groups. */
  readonly resourceIds: readonly ResourceId[];
  readonly endsAt: number;
  readonly total: number;
  /** Epoch minutes with buffers, as the calendars keep it. */
  readonly busy: readonly [from: number, until: number];
  /** The blocks that get the entry, for each resource. */
  readonly blocks: readonly number[];
  /** The blocks of the primary resource that only its limits look at. Their versions must not have changed. */
  readonly looked: readonly number[];
  readonly displaces: readonly DisplacedSlot[];
  /** Resources that keep an empty entry of this very slot from before, and are not taken now. */
  readonly leaves: readonly ResourceId[];
}

export type OpeningDecision =
  | Opening
  /** A slot that is open already, and has room: a shared one with bookings, or an empty one. */
  | {
      readonly kind: 'join';
      readonly slot: SlotKey;
      readonly place: SlotPlace;
      readonly resourceIds: readonly ResourceId[];
      readonly endsAt: number;
      readonly left: number;
    }
  | { readonly kind: 'refuse'; readonly code: OpeningRefusal };
