import type Stripe from 'stripe';
import type { StripeEvent } from '../../../../../lib/stripe-events/stripe-event.ts';
import { createStripe } from '../../../../../local/stripe/index.ts';
import { stripeBy } from '../../../../simulation/world/stripe-wire.ts';
import { endpointOf, type Turn } from '../turns.ts';
import type { VirtualTime } from './time.ts';

/** An answer of Stripe's takes so long. */
const latencyMs = 150;

/** The Stripe double on the virtual clock: what our server asks, what phones ask, and the webhooks that it sends. */
export function stripeAt(time: VirtualTime, onEvent: (event: StripeEvent) => void) {
  const turns: Turn[] = [];
  const bookingOf = new Map<string, string>();
  const double = createStripe({
    log: (line) => {
      throw new Error(line);
    },
    webhookSecret: 'whsec_virtual',
    clock: time,
    onEvent: (event) => onEvent(structuredClone(event) as unknown as StripeEvent),
  });
  const ask = async (request: Parameters<typeof double.respond>[0]) => {
    const answer = await double.respond(request);
    if (!answer) throw new Error('The double left a request without an answer');
    return answer;
  };
  const stripe: Stripe = stripeBy(async (request) => {
    const path = request.url.split('?')[0] ?? '';
    const endpoint = endpointOf(request.method, path);
    const intent = path.split('/')[3] ?? '';
    const named = new URLSearchParams(request.body).get('metadata[bookingId]') ?? undefined;
    turns.push({ endpoint, at: time.now(), bookingId: named ?? bookingOf.get(intent) });
    await time.sleep(latencyMs / 2);
    const answer = await ask(request);
    if (endpoint === 'create' && named) bookingOf.set(JSON.parse(answer.body).id ?? '', named);
    await time.sleep(latencyMs / 2);
    return answer;
  });
  return {
    stripe,
    turns: turns as readonly Turn[],
    /** A phone confirms the intent that its client secret names. */
    async confirm(clientSecret: string, card: string): Promise<'authorized' | 'declined' | 'refused'> {
      const id = clientSecret.slice(0, clientSecret.indexOf('_secret_'));
      const body = new URLSearchParams({
        client_secret: clientSecret,
        payment_method: card,
        use_stripe_sdk: 'true',
      });
      await time.sleep(latencyMs);
      const { status } = await ask({
        method: 'POST',
        url: `/v1/payment_intents/${id}/confirm`,
        headers: { authorization: 'Bearer pk_test_phone' },
        body: body.toString(),
      });
      return status === 200 ? 'authorized' : status === 402 ? 'declined' : 'refused';
    },
    stop: () => double.stop(),
  };
}
