import { AppError } from '../platform/errors.ts';
import { logger } from '../platform/logger.ts';
import { failureOf } from '../stripe/provider.ts';
import { chargeRefunded } from './charge-refunded.ts';
import { disputeClosed } from './dispute-closed.ts';
import { disputeCreated } from './dispute-created.ts';
import { disputeFundsReinstated } from './dispute-funds-reinstated.ts';
import { disputeFundsWithdrawn } from './dispute-funds-withdrawn.ts';
import { disputeUpdated } from './dispute-updated.ts';
import { paymentIntentAmountCapturableUpdated } from './payment-intent-amount-capturable-updated.ts';
import { paymentIntentCanceled } from './payment-intent-canceled.ts';
import { paymentIntentPaymentFailed } from './payment-intent-payment-failed.ts';
import { paymentIntentProcessing } from './payment-intent-processing.ts';
import { paymentIntentRequiresAction } from './payment-intent-requires-action.ts';
import { paymentIntentSucceeded } from './payment-intent-succeeded.ts';
import { refundCreated } from './refund-created.ts';
import { refundFailed } from './refund-failed.ts';
import { refundUpdated } from './refund-updated.ts';
import { setupIntentSetupFailed } from './setup-intent-setup-failed.ts';
import type { Handled, StripeEvent, StripeEventDeps, StripeEventHandler } from './stripe-event.ts';

/** The handled event types, one file each. */
const handlers: readonly StripeEventHandler[] = [
  paymentIntentAmountCapturableUpdated,
  paymentIntentCanceled,
  paymentIntentPaymentFailed,
  paymentIntentProcessing,
  paymentIntentRequiresAction,
  paymentIntentSucceeded,
  setupIntentSetupFailed,
  refundCreated,
  refundUpdated,
  refundFailed,
  chargeRefunded,
  disputeCreated,
  disputeUpdated,
  disputeClosed,
  disputeFundsWithdrawn,
  disputeFundsReinstated,
];

const byType = new Map(handlers.map((handler) => [handler.type, handler]));

/** The event types that the webhook endpoint of a Stripe account must subscribe to: docs/runbook.md. */
export const eventTypes: readonly string[] = [...byType.keys()];

/** Returns whether events of this type are queued. */
export const isKnown = (type: string): boolean => byType.has(type);

/** Which try of a message this is. */
export interface Attempt {
  readonly tries: number;
  /** Whether the queue gives it up after this one. */
  readonly isLast: boolean;
}

/**
 * Handles an event and notes how it ended. A copy of a handled event is dropped, unless staff replay it. After a crash
 * before the note the event comes again, and finds the payment in its current state.
 */
export async function handleStripeEvent(
  deps: StripeEventDeps,
  event: StripeEvent,
  { tries, isLast }: Attempt = { tries: 1, isLast: false },
): Promise<void> {
  const { events, clock } = deps;
  const known = await events.get(event.id);
  if (!known) await events.arrived(event, { at: clock.now() });
  else if (known.outcome === 'handled' && !event.replay) return;
  const ended = (outcome: 'handled' | 'ignored' | 'failed' | 'dead', reason?: string) =>
    events.ended(event.id, { outcome, reason, tries, at: clock.now() });
  const handler = byType.get(event.type);
  if (!handler) return ended('ignored', 'unknown_type');
  let outcome: Handled;
  try {
    outcome = await handler.handle(deps, event);
  } catch (error) {
    // The message comes again whether or not this is noted.
    await ended(isLast ? 'dead' : 'failed', codeOf(error)).catch((failure: unknown) =>
      logger.error('event outcome not noted', { event: event.id, error: failure }),
    );
    throw error;
  }
  await ended(outcome, outcome === 'ignored' ? 'not_ours' : undefined);
}

/** The code of a failure. Its message may quote what a log must not keep. */
const codeOf = (error: unknown): string =>
  failureOf(error) ??
  (error instanceof AppError ? error.code : error instanceof Error ? error.name : 'unknown');
