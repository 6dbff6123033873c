import { type Answer, book, call, eventually, newGuest, publish, tokenOf } from './client.ts';
import { paidBooking, pay, sheetOf } from './paid-booking.ts';
import { stripeDouble } from './paying.ts';
import { stripeSays } from './stripe-says.ts';

/** No other test sends events of this type that are ignored. */
const type = 'payment_intent.canceled';
const around = (ms: number) => ({
  from: new Date(Date.now() - ms).toISOString(),
  to: new Date(Date.now() + ms).toISOString(),
});
const listed = async (query: string): Promise<{ id: string }[]> => {
  const answer: Answer = await call('GET', `/v1/admin/webhooks/events?limit=50&${query}`, {
    token: await tokenOf('support'),
  });
  return answer.body.items;
};

/** An event about a payment that is not ours. It was ignored, and can be replayed. @returns its id */
async function foreignEvent(): Promise<string> {
  const id = `evt_${crypto.randomUUID().replaceAll('-', '')}`;
  await stripeSays({ id, type, object: { object: 'payment_intent', id: 'pi_foreign' } });
  await eventually(
    () => listed(`outcome=ignored&type=${type}`),
    (events) => events.some((event) => event.id === id),
  );
  return id;
}

/** An event that Stripe has, and that came here. @returns its id */
async function eventOfStripe(): Promise<string> {
  const { id: dealId } = await publish();
  const bookingId = await paidBooking(dealId, await newGuest());
  const [event] = await eventually(
    () => listed(`bookingId=${bookingId}&outcome=handled`),
    (events) => events.length > 0,
  );
  return event?.id ?? '';
}

/** Lets an event get lost on its way. */
async function loseEvent(): Promise<void> {
  const { id: dealId } = await publish();
  const guest = await newGuest();
  const { id } = (await book(dealId, guest)).body;
  await stripeDouble().faults.webhook({ fault: 'drop', mentions: id });
  await pay(await sheetOf(id, guest));
}

interface EventTargets {
  readonly stripeEventId?: string;
  readonly webhookEventId?: string;
  /** The body with which the operation finds these events. */
  readonly stretch?: Readonly<Record<string, unknown>>;
}

/** Events of Stripe on which the operation has something to do. */
export async function webhookEventFor(id: string): Promise<EventTargets> {
  if (id === 'fetchWebhookEvent') return { stripeEventId: await eventOfStripe() };
  if (id === 'replayWebhookEvent') {
    const event = await foreignEvent();
    return { stripeEventId: event, webhookEventId: event };
  }
  if (id === 'runWebhookReplay') {
    await foreignEvent();
    return { stretch: { ...around(5_000), outcomes: ['ignored'], type } };
  }
  if (id === 'runWebhookCatchUp') {
    await loseEvent();
    return { stretch: around(5_000) };
  }
  return {};
}
