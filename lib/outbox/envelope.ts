import type * as z from 'zod';
import type { Envelope, EventShape } from '../contract/events/envelope.ts';
import { toInstant } from '../platform/clock.ts';
import type { Change } from '../platform/stream.ts';

/**
 * Wraps what an event tells. Its id comes from the stream record, so a change that is published again carries the id it
 * had before; one change can make several events, hence the type in it.
 */
export const envelopeOf = <E extends EventShape>(
  event: E,
  change: Change,
  { subject, time, data }: { subject: string; time?: string; data: z.input<E['data']> },
): Envelope<z.input<E['data']>> => ({
  specversion: '1.0',
  id: `${change.eventId}.${event.type}`,
  source: event.source,
  type: event.type,
  subject,
  time: time ?? toInstant(change.committedAt),
  datacontenttype: 'application/json',
  data,
});
