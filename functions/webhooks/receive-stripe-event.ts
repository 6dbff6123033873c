import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { AppError } from '../../lib/platform/errors.ts';
import { toProblem } from '../../lib/platform/http/response.ts';
import { logger } from '../../lib/platform/logger.ts';
import { isKnown } from '../../lib/stripe-events/index.ts';
import { RefusedEvent, readStripeEvent } from '../../lib/stripe-events/receive.ts';
import { refusedCounter } from '../../lib/stripe-events/refused-counter.ts';
import { stripeEvents } from '../../lib/stripe-events/stripe-event.ts';
import { sender } from '../parts/queues.ts';
import { stripeKeys } from '../parts/stripe.ts';
import { stripeEventLog } from '../parts/webhooks.ts';

const { webhookSecret } = await stripeKeys();
const queue = sender(stripeEvents);
const events = stripeEventLog();
const countRefused = refusedCounter({ events, clock });

/**
 * Receives Stripe's events. Checks the signature and queues the events that we handle, before any work. Other events
 * are accepted and ignored. When queueing fails the event is refused, and Stripe sends it again for three days. The log
 * is written first, so that the consumer finds the event there.
 */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const requestId = event.requestContext.requestId;
  try {
    const receivedAt = clock.now();
    const received = readStripeEvent(
      Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
      { signature: event.headers['stripe-signature'], secret: webhookSecret, receivedAt },
    );
    const known = isKnown(received.type);
    logger.info('event of Stripe', { event: received.id, type: received.type, known });
    // The consumer makes up for a missing entry.
    await events
      .arrived(received, { at: receivedAt, ignored: known ? undefined : 'unknown_type' })
      .catch((error: unknown) => logger.error('event not noted', { event: received.id, error }));
    if (known) await queue.send(received);
    return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: '{"received":true}' };
  } catch (error) {
    if (error instanceof RefusedEvent) await countRefused(error.reason);
    else if (!(error instanceof AppError)) logger.error('stripe event refused', { requestId, error });
    return toProblem(error, requestId, event.rawPath);
  }
}
