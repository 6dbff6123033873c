import type * as z from 'zod';

/** The contract of one event. Its type and its source never change, because rules of consumers name them. */
export interface EventShape {
  /** The event’s name, as in `booking.held`. */
  readonly type: string;
  /** The capability that publishes it. */
  readonly source: `stampede.${string}`;
  readonly summary: string;
  /** The id of the changed object. */
  readonly subject: z.ZodType<string>;
  /** Fields are only added, and a new one is optional: the archive has events from before it. */
  readonly data: z.ZodType;
}

export const defineEvent = <const E extends EventShape>(event: E): E => event;
