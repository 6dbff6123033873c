import { DeleteMessageBatchCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventShape } from '../../../lib/contract/events/define-event.ts';
import { type Envelope, envelope } from '../../../lib/contract/events/envelope.ts';
import { eventList } from '../../../lib/contract/events.ts';
import { sweeperOff } from './changed-assembly.ts';
import { type OwnCloud, queueUrl, startOwnCloud } from './own-cloud.ts';
import { eventually, sleep, soon } from './shop.ts';

/** A consumer of everything, added to the templates as another team would add one. */
const listener = {
  ListenerQueue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'listener', VisibilityTimeout: 60 } },
  ListenerRule: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventBusName: { Ref: 'EventsBus45DE4339' },
      Name: 'listener',
      State: 'ENABLED',
      EventPattern: { source: [{ prefix: 'stampede.' }] },
      Targets: [{ Id: 'Listener', Arn: { 'Fn::GetAtt': ['ListenerQueue', 'Arn'] } }],
    },
  },
};

const holdMs = 3_000;

let own: OwnCloud;
beforeAll(async () => {
  own = await startOwnCloud({
    changes: { ...sweeperOff, more: { 'stampede-dev-events': listener } },
    environment: { HOLD_SECONDS: `${holdMs / 1_000}` },
  });
});
afterAll(() => own?.stop());

const heard: Envelope[] = [];

/** Takes what has come to the listener. */
async function listen() {
  const { cloud, sqs } = own;
  const QueueUrl = queueUrl(cloud, 'listener');
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
    );
    if (Messages.length === 0) return;
    heard.push(...Messages.map(({ Body = '' }) => JSON.parse(Body).detail as Envelope));
    const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: `${index}`, ReceiptHandle }));
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
  }
}

const of = (dealId: string) =>
  heard.filter(({ subject, data }) => subject === dealId || (data as { dealId?: string }).dealId === dealId);

/** How often each event of the deal was heard, each told apart as consumers do. */
function counts(dealId: string): Record<string, number> {
  const once = new Map(of(dealId).map((event) => [`${event.source} ${event.id}`, event.type]));
  return Object.fromEntries(
    [...Map.groupBy(once.values(), (type) => type)].map(([type, all]) => [type, all.length]),
  );
}

const hears = (dealId: string, wanted: Record<string, number>) =>
  eventually(
    async () => {
      await listen();
      return counts(dealId);
    },
    (found) => Object.entries(wanted).every(([type, count]) => found[type] === count),
  );

describe('A hold that nobody pays for', () => {
  it('reads expired from its time on, and its units come back by its timer alone', async () => {
    const { shop } = own;
    const { id } = await shop.publish({ quantityTotal: 3 });
    const token = await shop.newGuest();
    const { status, body } = await shop.book(id, token, { quantity: 3 });
    expect([status, body.status]).toEqual([201, 'held']);
    const expiresAt = Date.parse(body.holdExpiresAt);
    expect(expiresAt - Date.parse(body.createdAt)).toBe(holdMs);

    await sleep(expiresAt - Date.now() + 1);
    expect((await shop.booking(body.id, token)).status).toBe('expired');
    await eventually(
      () => shop.reconciliation(id),
      ({ available, held, bookings, balanced }) =>
        available === 3 && held === 0 && bookings.expired === 1 && balanced,
    );
    expect(await shop.booking(body.id, token)).toMatchObject({ status: 'expired' });
    const again = await eventually(
      () => shop.book(id, token, { quantity: 3 }),
      (answer) => answer.status === 201,
    );
    expect(again.body.id).not.toBe(body.id);
  });

  it('comes back once for each hold of a batch, and not for what was cancelled before', async () => {
    const { shop } = own;
    const { id } = await shop.publish({ quantityTotal: 50 });
    const holds = await Promise.all(
      Array.from({ length: 30 }, async () => {
        const token = await shop.newGuest();
        return { token, ...(await shop.book(id, token)).body };
      }),
    );
    const cancelled = await Promise.all(
      holds
        .slice(0, 5)
        .map((hold) => shop.call('POST', `/v1/bookings/${hold.id}/cancellation`, { token: hold.token })),
    );
    const early = cancelled.filter(({ status }) => status === 200).length;
    expect(
      await eventually(
        () => shop.reconciliation(id),
        ({ held, available, bookings, balanced }) =>
          balanced && held === 0 && available === 50 && bookings.expired + bookings.cancelled === 30,
      ),
    ).toMatchObject({ bookings: { cancelled: early, expired: 30 - early } });
  });
});

describe('The event bus', () => {
  it('tells a deal’s story: each change once, whoever caused it', async () => {
    const { shop } = own;
    const deal = await shop.publish({ startsAt: soon(8_000), quantityTotal: 2 });
    const path = `/${deal.id}`;
    const price = { amountMinor: 900, currency: 'EUR' };
    await shop.admin('PATCH', path, { body: { price }, headers: { 'if-match': '*' } });
    await shop.admin('PATCH', path, { body: { endsAt: soon(7_200_000) }, headers: { 'if-match': '*' } });
    await hears(deal.id, { 'deal.started': 1 });
    await shop.admin('POST', `${path}/pause`);
    await shop.admin('POST', `${path}/pause`);
    await shop.admin('POST', `${path}/resumption`);
    await shop.admin('PUT', `${path}/stock`, { body: { quantityTotal: 5 } });
    await shop.admin('POST', `${path}/ending`);
    const story = {
      'deal.created': 1,
      'deal.scheduled': 1,
      'deal.price_changed': 1,
      'deal.rescheduled': 1,
      'deal.started': 1,
      'deal.paused': 1,
      'deal.resumed': 1,
      'stock.total_changed': 1,
      'deal.ended': 1,
    };
    expect(await hears(deal.id, story)).toMatchObject(story);
  });

  it('tells that a deal is sold out, and that it is not any more when holds lapse', async () => {
    const { shop } = own;
    const deal = await shop.publish({ quantityTotal: 3 });
    const tokens = await Promise.all([shop.newGuest(), shop.newGuest()]);
    const answers = [
      await shop.book(deal.id, tokens[0] ?? '', { quantity: 2 }),
      await shop.book(deal.id, tokens[1] ?? ''),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const story = { 'booking.held': 2, 'booking.expired': 2, 'stock.sold_out': 1, 'stock.replenished': 1 };
    expect(await hears(deal.id, story)).toMatchObject(story);
  });

  it('carries nothing that is not as the contract describes it', async () => {
    await listen();
    const shapes = new Map<string, EventShape>(eventList.map((shape) => [shape.type, shape]));
    expect(heard.length).toBeGreaterThan(0);
    for (const event of heard) {
      expect(envelope.safeParse(event).error, event.type).toBeUndefined();
      expect(shapes.get(event.type)?.data.safeParse(event.data).error, event.type).toBeUndefined();
      expect(shapes.get(event.type)?.source).toBe(event.source);
    }
  });
});
