import type * as z from 'zod';
import type { DomainEvent } from '../contract/events.ts';
import type { Change } from './stream.ts';

/** An event that a committed change makes, before the outbox gives it an id and an envelope. */
export interface Told {
  readonly event: DomainEvent;
  /** The id of the thing that changed. */
  readonly subject: string;
  /** An instant as text, where the record knows it better than the stream, which counts whole seconds. */
  readonly time?: string;
  readonly data: unknown;
}

/**
 * What the committed changes of one table tell. A capability has one such function for its table; it may be given any
 * change of that table, and answers nothing for what is nobody else's business.
 */
export type TellsOf = (change: Change) => Told[];

/** One event, with the data that the contract asks of it. */
export const tell = <E extends DomainEvent>(
  event: E,
  about: {
    readonly subject: z.input<E['subject']>;
    readonly time?: string;
    readonly data: z.input<E['data']>;
  },
): Told => ({ event, ...about });
