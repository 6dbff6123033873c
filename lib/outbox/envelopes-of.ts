import type { Envelope } from '../contract/events/envelope.ts';
import { toInstant } from '../platform/clock.ts';
import type { Change } from '../platform/stream.ts';
import type { Told } from '../platform/tell.ts';

/**
 * Wraps the events of a change in envelopes. The ids come from the stream record, so a change that is published again
 * has the same ids. One change can make several events, so an id includes the type; several events of one type are
 * numbered.
 */
export function envelopesOf({ eventId, committedAt }: Change, told: readonly Told[]): Envelope[] {
  const numbers = new Map<string, number>();
  return told.map(({ event: { type, source }, subject, time, data }) => {
    const number = numbers.get(type) ?? 0;
    numbers.set(type, number + 1);
    return {
      specversion: '1.0',
      id: `${eventId}.${type}${number === 0 ? '' : `.${number}`}`,
      source,
      type,
      subject,
      time: time ?? toInstant(committedAt),
      datacontenttype: 'application/json',
      data,
    };
  });
}
