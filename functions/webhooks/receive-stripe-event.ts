import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { systemClock } from '../../lib/platform/clock.ts';
import { AppError } from '../../lib/platform/errors.ts';
import { toProblem } from '../../lib/platform/http/response.ts';
import { logger } from '../../lib/platform/logger.ts';
import { isKnown } from '../../lib/stripe-events/index.ts';
import { readStripeEvent } from '../../lib/stripe-events/receive.ts';
import { stripeEvents } from '../../lib/stripe-events/stripe-event.ts';
import { sender } from '../parts/queues.ts';
import { stripeKeys } from '../parts/stripe.ts';

const { webhookSecret } = await stripeKeys();
const queue = sender(stripeEvents, 'STRIPE_EVENT_QUEUE_URL');

/**
 * Takes Stripe's events at the door: checks the signature and puts what we know into the queue, before any work. What
 * we do not know is fine too; what cannot be queued is refused, and Stripe sends it again for three days.
 */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const requestId = event.requestContext.requestId;
  try {
    const received = readStripeEvent(
      Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
      {
        signature: event.headers['stripe-signature'],
        secret: webhookSecret,
        receivedAt: systemClock.now(),
      },
    );
    logger.info('event of Stripe', {
      event: received.id,
      type: received.type,
      known: isKnown(received.type),
    });
    if (isKnown(received.type)) await queue.send(received);
    return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: '{"received":true}' };
  } catch (error) {
    if (!(error instanceof AppError)) logger.error('event of Stripe not taken', { requestId, error });
    return toProblem(error, requestId, event.rawPath);
  }
}
