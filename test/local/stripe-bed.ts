import { createServer } from 'node:http';
import Stripe from 'stripe';
import { createStripe, type StripeDouble, type StripeOptions } from '../../local/stripe/index.ts';

export const SECRET = 'whsec_test';

/** A double with the real SDK in front of it, and a clock that the test moves. */
export interface StripeBed {
  double: StripeDouble;
  stripe: Stripe;
  /** Another client of the same double, with another key or settings. */
  client(key: string, config?: Stripe.StripeConfig): Stripe;
  port: number;
  clock: { ms: number; now(): number };
}

export async function startStripe(options: Partial<StripeOptions> = {}): Promise<StripeBed> {
  const clock = { ms: 1_800_000_000_000, now: () => clock.ms };
  const double = createStripe({
    log: () => undefined,
    webhookSecret: SECRET,
    clock,
    webhookBackoff: () => 5,
    ...options,
  });
  const port = await double.listen(0);
  const client = (key: string, config: Stripe.StripeConfig = {}) =>
    new Stripe(key, { host: '127.0.0.1', port, protocol: 'http', maxNetworkRetries: 0, ...config });
  return { double, stripe: client('sk_test_x'), client, port, clock };
}

/** The error that a call was refused with, as the SDK throws it. */
export async function refusal(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof Stripe.errors.StripeError) return outcome;
  throw new Error(`Expected a StripeError and got ${outcome}`);
}

/** A webhook endpoint that verifies signatures and keeps what it was sent. */
export interface Inbox {
  url: string;
  events: Stripe.Event[];
  /** What it answers; 200 unless set. */
  status: number;
  types(): string[];
  close(): void;
}

export async function openInbox(stripe: Stripe): Promise<Inbox> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const signature = String(request.headers['stripe-signature']);
    const event = stripe.webhooks.constructEvent(Buffer.concat(chunks), signature, SECRET);
    inbox.events.push(event);
    response.writeHead(inbox.status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const inbox: Inbox = {
    url: `http://127.0.0.1:${port}/hook`,
    events: [],
    status: 200,
    types: () => inbox.events.map((event) => event.type),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return inbox;
}
