import * as z from 'zod';
import { type BookingId, bookingId } from '../contract/ids.ts';
import type { SetupRecords } from '../payment-methods/setup-records.ts';
import type { SettleOrWaitDeps } from '../payments/settle-or-wait.ts';
import { queueOf } from '../platform/queue.ts';
import type { SavedMethods } from '../stripe/saved-methods.ts';
import type { EventLog } from './event-log.ts';

/**
 * An event of Stripe in our queue. The webhook has verified its signature, and has removed personal data and payment
 * secrets. A handler that needs more asks Stripe.
 */
const stripeEvent = z.object({
  id: z.string().regex(/^evt_\w+$/),
  type: z.string(),
  /** Seconds since the epoch. */
  created: z.int(),
  /** Set when staff put it back on the queue. It is then handled although it was before. */
  replay: z.literal(true).optional(),
  data: z.object({
    object: z.object({
      id: z.string().optional(),
      object: z.string(),
      metadata: z.record(z.string(), z.string()).nullish(),
      payment_intent: z.string().nullish(),
      charge: z.string().nullish(),
      status: z.string().nullish(),
      /** The charge of a refused card, and the codes of the reason. The bank's other details are removed. */
      last_payment_error: z
        .object({
          charge: z.string().nullish(),
          code: z.string().nullish(),
          decline_code: z.string().nullish(),
        })
        .nullish(),
    }),
  }),
});
export type StripeEvent = z.infer<typeof stripeEvent>;

/** The queue of verified events. */
export const stripeEvents = queueOf('stripe-events', stripeEvent);

/** The dependencies of handling events: settling payments, the cards that customers save, and the log of events. */
export interface StripeEventDeps extends SettleOrWaitDeps {
  readonly events: Pick<EventLog, 'get' | 'arrived' | 'ended'>;
  readonly setups: Pick<SetupRecords, 'countRefusal'>;
  readonly methods: Pick<SavedMethods, 'cancelSetUp'>;
}

/** `ignored`: the event is about nothing of ours. */
export type Handled = 'handled' | 'ignored';

/** The handler of one event type. It may run twice for an event. */
export interface StripeEventHandler {
  readonly type: string;
  handle(deps: StripeEventDeps, event: StripeEvent): Promise<Handled>;
}

const ours = z.object({ metadata: z.object({ bookingId }) });

/** Returns the booking of the object. Undefined when it is not ours. */
export const bookingIdOf = ({ data }: StripeEvent): BookingId | undefined =>
  ours.safeParse(data.object).data?.metadata.bookingId;
