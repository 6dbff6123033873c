import type { ResourceId } from '../contract/ids.ts';

/** A stretch of a local day, in minutes since its midnight. `until` is exclusive, and beyond 1440 on the next day. */
export interface DayHours {
  readonly from: number;
  readonly until: number;
}

/** Hours of each week. */
export interface WeekdayHours extends DayHours {
  /** 1 (Monday) to 7 (Sunday), as ISO 8601 counts. */
  readonly day: number;
}

/** The hours of one date, in place of the week's. None closes the date. */
export interface DateOverride {
  /** A local date, as in 2026-12-24. */
  readonly date: string;
  readonly hours: readonly DayHours[];
}

/** Local date-times without an offset, as in 2026-12-24T12:00. `until` is exclusive. */
export interface TimeOff {
  readonly from: string;
  readonly until: string;
}

/** When a resource is open, by the clocks of its own time zone. */
export interface Schedule {
  readonly timeZone: string;
  readonly weekly: readonly WeekdayHours[];
  readonly overrides: readonly DateOverride[];
  /** Local dates without the week's hours. An override of the same date opens it again. */
  readonly holidays: readonly string[];
  /** Closes whatever hours say. */
  readonly timeOff: readonly TimeOff[];
}

/** A resource, as far as the engine looks at it. */
export interface SlotResource extends Schedule {
  readonly resourceId: ResourceId;
  /** Grows with each change. Expanded hours are kept by it. */
  readonly version: number;
  readonly seats: number;
}
