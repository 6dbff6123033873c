import type * as z from 'zod';
import type { DomainEvent } from '../contract/events.ts';
import type { Change } from './stream.ts';

/** The event of a committed change, before the outbox adds an id and an envelope. */
export interface Told {
  readonly event: DomainEvent;
  /** The id of the changed object. */
  readonly subject: string;
  /** An instant as text, where the record is more exact than the stream, which has whole seconds. */
  readonly time?: string;
  readonly data: unknown;
}

/**
 * A function that makes the events of one table's committed changes. Each capability has one for its table. It accepts
 * any change of the table, and returns no events for internal changes.
 */
export type TellsOf = (change: Change) => Told[];

/** Makes one event, with the data that the contract requires. */
export const tell = <E extends DomainEvent>(
  event: E,
  about: {
    readonly subject: z.input<E['subject']>;
    readonly time?: string;
    readonly data: z.input<E['data']>;
  },
): Told => ({ event, ...about });
