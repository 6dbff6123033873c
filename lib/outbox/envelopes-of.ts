import type { Envelope } from '../contract/events/envelope.ts';
import { toInstant } from '../platform/clock.ts';
import type { Change } from '../platform/stream.ts';
import type { Told } from '../platform/tell.ts';

/**
 * Wraps what a change tells. The ids come from the stream record, so a change that is published again carries the ids it
 * had before. One change can make several events, hence the type in them, and several of one type, which are numbered.
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
