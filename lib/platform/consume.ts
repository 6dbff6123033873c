import * as z from 'zod';
import type { EventShape } from '../contract/events/define-event.ts';
import { type Envelope, envelope } from '../contract/events/envelope.ts';
import type { DomainEvent } from '../contract/events.ts';
import { eachMessage, type Message, type MessageHandler, messageBatches } from './messages.ts';

/** An event as a consumer gets it. `type` distinguishes several events; the event types its subject and data. */
export type Delivered<E extends EventShape> = E extends EventShape
  ? Omit<Envelope, 'type' | 'subject' | 'data'> & {
      readonly type: E['type'];
      readonly subject: z.output<E['subject']>;
      readonly data: z.output<E['data']>;
    }
  : never;

/**
 * Returns the schema of a queue that a rule of the bus feeds: EventBridge events whose detail is one of these events.
 * Any other event is poison, and so is one whose data does not fit the contract.
 */
export const deliveryOf = <E extends DomainEvent>(heard: readonly E[]): z.ZodType<Delivered<E>> => {
  const shapes = heard.map(({ source, type, subject, data }) =>
    envelope.extend({ source: z.literal(source), type: z.literal(type), subject, data }),
  );
  const detail = z.discriminatedUnion('type', shapes as [(typeof shapes)[number], ...typeof shapes]);
  return z.object({ detail }).transform((message) => message.detail as Delivered<E>);
};

/**
 * Handles each event separately, at least once and in any order. `applyOnce` writes an effect once by `source` and
 * `id`. The rule that feeds the queue is made from the same list, so a consumer names its events in one place:
 * `lib/<capability>/listens-to.ts`.
 *
 * @example
 * export const handler = onEvents([events.bookingConfirmed, events.dealCancelled], async ({ type, data }) =>
 * …);
 */
export const onEvents = <E extends DomainEvent>(
  heard: readonly E[],
  work: (event: Delivered<E>) => Promise<void>,
): MessageHandler => eachMessage({ received: deliveryOf(heard) }, (event) => work(event));

/**
 * Handles a batch of events together.
 * @param work returns the messages to redeliver; when it throws, the whole batch is redelivered
 */
export const onEventBatches = <E extends DomainEvent>(
  heard: readonly E[],
  work: (messages: readonly Message<Delivered<E>>[]) => Promise<readonly Message<Delivered<E>>[]>,
): MessageHandler => messageBatches({ received: deliveryOf(heard) }, (messages) => work(messages));
