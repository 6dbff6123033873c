import type * as z from 'zod';

/** What the contract says of one event. Its type and its source never change: rules of consumers name them. */
export interface EventShape {
  /** What happened, as in `booking.held`. */
  readonly type: string;
  /** The capability that tells it. */
  readonly source: `stampede.${string}`;
  readonly summary: string;
  /** The id of the thing that changed. */
  readonly subject: z.ZodType<string>;
  /** Fields are only added, and a new one is optional: the archive holds events from before it. */
  readonly data: z.ZodType;
}

export const defineEvent = <const E extends EventShape>(event: E): E => event;
