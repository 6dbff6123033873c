import Stripe from 'stripe';
import { callStripe } from './call-stripe.ts';
import type { Pace } from './pace.ts';

export interface EventsAtStripe {
  /** In Stripe's own form, newest first. They contain personal data. */
  readonly events: readonly { readonly id: string }[];
  /** Whether there are more after the last one. */
  readonly more: boolean;
}

/** Events as Stripe keeps them, for 30 days. */
export interface StripeEventSource {
  /** Undefined when Stripe has no such event, or no longer. */
  retrieve(id: string): Promise<{ readonly id: string } | undefined>;
  /**
   * Lists the events that were made from one instant until before another (milliseconds), in pages of 100. Undefined
   * when Stripe does not have the event `after`, or no longer.
   */
  list(stretch: {
    readonly from: number;
    readonly to: number;
    /** At most 20. */
    readonly types: readonly string[];
    readonly after?: string | undefined;
  }): Promise<EventsAtStripe | undefined>;
}

/** @see https://docs.stripe.com/api/events/list */
export const stripeEventSource = (stripe: Stripe, pace: Pace): StripeEventSource => ({
  retrieve: (id) =>
    callStripe(pace, 'events', async () => {
      try {
        return await stripe.events.retrieve(id);
      } catch (error) {
        if (error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode === 404)
          return undefined;
        throw error;
      }
    }),

  list: ({ from, to, types, after }) =>
    callStripe(pace, 'events', async () => {
      try {
        const page = await stripe.events.list({
          created: { gte: Math.floor(from / 1_000), lt: Math.ceil(to / 1_000) },
          types: [...types],
          limit: 100,
          ...(after !== undefined && { starting_after: after }),
        });
        return { events: page.data, more: page.has_more };
      } catch (error) {
        if (error instanceof Stripe.errors.StripeInvalidRequestError && error.param === 'starting_after')
          return undefined;
        throw error;
      }
    }),
});
