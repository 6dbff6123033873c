import * as z from 'zod';
import type { EventShape } from '../../lib/contract/events/define-event.ts';
import { noContent } from '../../lib/contract/no-content.ts';
import { bookedSlot } from '../../lib/contract/sold.ts';
import { eventExamples, examples } from './examples.ts';

/**
 * Returns the example of a schema: its own (`meta({ example })`), that of its id in examples.ts, or a page of its items.
 * A page with more fields has its own. Undefined for an answer without a body.
 * @param name the schema's name in the error, when it has no id
 * @throws Error when there is none, so that every new schema gets an example
 */
export function exampleOf(schema: z.ZodType, name = 'the schema'): unknown {
  if (schema === noContent) return undefined;
  const { id, example } = schema.meta() ?? {};
  if (example !== undefined) return example;
  if (id !== undefined && id in examples) return examples[id];
  if (schema instanceof z.ZodObject && 'nextCursor' in schema.shape) {
    const { items, nextCursor: _, ...more } = schema.shape;
    if (items instanceof z.ZodArray && Object.keys(more).length === 0)
      return { items: [exampleOf(items.element as z.ZodType)], nextCursor: null };
  }
  throw new Error(`Give ${id ?? name} an example: .meta({ example })`);
}

/** Returns the example data of an event of this type. */
export function dataExampleOf(event: EventShape): unknown {
  if (event.type in eventExamples) return eventExamples[event.type];
  const data = exampleOf(event.data, `the data of ${event.type}`) as Record<string, unknown>;
  const [subject, step = ''] = event.type.split('.');
  if (subject === 'booking') return bookingThat(step, data);
  return subject === 'deal' && step in stateAfter ? { ...data, state: stateAfter[step] } : data;
}

const stateAfter: Readonly<Record<string, string>> = {
  created: 'draft',
  scheduled: 'scheduled',
  started: 'live',
  paused: 'paused',
  resumed: 'live',
  ended: 'ended',
  cancelled: 'cancelled',
};

function bookingThat(status: string, held: Record<string, unknown>) {
  const { holdExpiresAt, ...rest } = held;
  if (status === 'held') return held;
  if (status === 'hold_extended')
    return { ...held, holdExpiresAt: '2026-12-24T18:20:00.000Z', holdExtendedAt: '2026-12-24T18:08:00.000Z' };
  if (status === 'rescheduled') {
    const { dealId: _, ...moved } = rest;
    return { ...moved, slot: exampleOf(bookedSlot, 'a booked slot'), status: 'confirmed' };
  }
  const rejected = status === 'rejected' ? { rejection: 'sold_out' } : { updatedAt: holdExpiresAt };
  return { ...rest, status, ...rejected };
}
