import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryState, until } from './event-test-bed.ts';
import { type Inbox, openInbox, type StripeBed, startStripe } from './stripe-bed.ts';

let bed: StripeBed;
let inbox: Inbox;
const state = memoryState();
beforeEach(async () => {
  bed = await startStripe({ state });
  inbox = await openInbox(bed.stripe);
  bed.double.sendWebhooksTo(inbox.url);
});
afterEach(async () => {
  await bed.double.stop();
  inbox.close();
});

const customer = () => bed.stripe.customers.create();
const allTold = () => until('every webhook is acknowledged', () => bed.double.pendingWebhooks().length === 0);

describe('webhooks', () => {
  it('are signed and say what happened and by which request', async () => {
    const { id } = await bed.stripe.customers.create({}, { idempotencyKey: `key-${Date.now()}` });
    await allTold();
    const [event] = inbox.events;
    expect(event).toMatchObject({ type: 'customer.created', data: { object: { id } }, pending_webhooks: 1 });
    expect(event?.request?.idempotency_key).toMatch(/^key-/);
    const stored = await bed.stripe.events.retrieve(event?.id ?? '');
    expect(stored).toMatchObject({ id: event?.id, pending_webhooks: 0 });
  });

  it('are sent again until they are acknowledged', async () => {
    inbox.status = 500;
    await customer();
    await until('it is tried three times', () => inbox.events.length >= 3);
    inbox.status = 200;
    await allTold();
    expect(new Set(inbox.events.map((event) => event.id)).size).toBe(1);
  });

  it('survive a restart, as the records do', async () => {
    inbox.status = 503;
    const { id } = await customer();
    await until('it was tried', () => inbox.events.length > 0);
    await bed.double.stop();
    inbox.status = 200;
    inbox.events.length = 0;
    bed = await startStripe({ state });
    bed.double.sendWebhooksTo(inbox.url);
    await allTold();
    // One that was on its way when the process ended may have arrived too: at least once.
    expect(new Set(inbox.events.map((event) => (event.data.object as { id: string }).id))).toEqual(
      new Set([id]),
    );
    expect((await bed.stripe.customers.retrieve(id)).id).toBe(id);
  });

  it('go wrong only where a rule says, by type or by what they mention', async () => {
    bed.double.faults.webhook({ fault: 'drop', type: 'customer.*', mentions: 'unlucky' });
    const lucky = await customer();
    await bed.stripe.customers.create({ name: 'unlucky' });
    await bed.stripe.paymentIntents.create({ amount: 100, currency: 'eur', description: 'unlucky' });
    await allTold();
    expect(inbox.types().sort()).toEqual(['customer.created', 'payment_intent.created']);
    expect(inbox.events.find(({ type }) => type === 'customer.created')?.data.object).toMatchObject({
      id: lucky.id,
    });
  });

  it('are given up after 16 refusals, with one line in the log', async () => {
    const lines: string[] = [];
    await bed.double.stop();
    bed = await startStripe({ log: (line) => lines.push(line), webhookBackoff: () => 1 });
    bed.double.sendWebhooksTo(inbox.url);
    inbox.status = 404;
    await customer();
    await until('it is given up', () => bed.double.pendingWebhooks().length === 0);
    expect(inbox.events).toHaveLength(16);
    expect(lines).toEqual([expect.stringContaining('not acknowledged and come again: HTTP 404')]);
  });

  it('come late, twice, never or out of order when told to', async () => {
    const { faults } = bed.double;
    faults.webhook({ fault: 'duplicate', times: 1 });
    await customer();
    await allTold();
    expect(inbox.events).toHaveLength(2);
    faults.webhook({ fault: 'drop', times: 1 });
    const dropped = await customer();
    await allTold();
    expect(inbox.events).toHaveLength(2);
    expect((await bed.stripe.events.list({ limit: 1 })).data[0]?.data.object).toMatchObject({
      id: dropped.id,
    });
    faults.webhook({ fault: 'reorder', times: 1, ms: 60_000 });
    const [early, late] = [await customer(), await customer()];
    await allTold();
    expect(inbox.events.slice(2).map((event) => (event.data.object as { id: string }).id)).toEqual([
      late.id,
      early.id,
    ]);
    faults.webhook({ fault: 'delay', times: 1, ms: 100 });
    await customer();
    expect(inbox.events).toHaveLength(4);
    await allTold();
    expect(inbox.events).toHaveLength(5);
  });
});
