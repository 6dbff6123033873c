import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Availability } from '../../../lib/contract/availability.ts';
import type { LiveMessage, LiveSubscribed } from '../../../lib/contract/live.ts';
import { connectionShardOf } from '../../../lib/live/topic.ts';
import { book, call, eventually, newGuest, publish, tokenOf } from './client.ts';
import { cloud } from './cloud.ts';
import { type Listener, listen } from './live-listener.ts';

const opened: Listener[] = [];
const listener = async () => {
  const made = await listen();
  opened.push(made);
  return made;
};
const left = ({ data }: LiveMessage) => (data as Availability).available;

let dynamo: DynamoDBDocumentClient;
const TableName = 'stampede-dev-live';
beforeAll(() => {
  const endpoint = cloud.endpoints.dynamodb;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  dynamo = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region: 'eu-west-1', credentials }));
});
afterAll(() => {
  for (const one of opened) one.close();
  dynamo.destroy();
});

it('tells anybody of a deal when somebody books, and what they missed when they come back', async () => {
  const { id } = await publish({ quantityTotal: 3 });
  const topic = `deal:${id}`;
  const [watcher, guest] = [await listener(), await newGuest()];
  const asked = Date.now();
  const first = (await watcher.subscribe(topic)) as LiveSubscribed;
  expect(first).toMatchObject({ type: 'subscribed', topic, state: { dealId: id, available: 3 } });
  expect(first.now).toBeGreaterThanOrEqual(asked);
  expect(first.now).toBeLessThanOrEqual(Date.now());

  await book(id, guest);
  // What publication and booking say may come as one message or as two.
  const booked = await watcher.until('message', (message) => left(message) === 2);
  expect(booked).toMatchObject({
    topic,
    event: 'deal.availability',
    data: { soldOut: false, state: 'live' },
  });
  await book(id, guest, { quantity: 2 });
  await watcher.until('message', (message) => left(message) === 0);

  const back = await listener();
  const missed = (await back.subscribe(topic, { after: first.seq })) as LiveSubscribed;
  const told = await eventually(
    async () => watcher.all('message').filter(({ seq }) => seq > first.seq && seq <= missed.seq),
    ({ length }) => length === missed.seq - first.seq,
  );
  expect(missed.messages?.map(({ seq, data }) => ({ seq, data }))).toEqual(
    told.map(({ seq, data }) => ({ seq, data })),
  );
  expect(told.map(({ seq }) => seq)).toEqual(told.map((_, index) => first.seq + index + 1));
  expect(told.at(-1)).toMatchObject({ data: { available: 0, soldOut: true } });
  expect(await (await listener()).subscribe(topic, { after: first.seq - 100 })).toMatchObject({
    seq: missed.seq,
    state: { available: 0 },
  });
  const token = await tokenOf('admin');
  await call('POST', `/v1/admin/deals/${id}/pause`, { token });
  await back.until('message', ({ data }) => (data as Availability).state === 'paused');
});

it('tells buyers of their bookings, and nobody else', async () => {
  const { id: dealId } = await publish();
  const [owner, guest, other] = [await listener(), await newGuest(), await newGuest()];
  expect(await owner.subscribe('me', { token: guest })).toMatchObject({ type: 'subscribed', topic: 'me' });
  const { body: booking } = await book(dealId, guest);
  const topic = `booking:${booking.id}`;
  expect(await owner.subscribe(topic, { token: guest })).toMatchObject({ state: { status: 'held' } });
  expect(await owner.subscribe(topic, { token: other })).toMatchObject({ code: 'not_found', topic });
  expect(await owner.subscribe(topic)).toMatchObject({ code: 'unauthenticated' });
  expect(await owner.subscribe(topic, { token: `${guest}x` })).toMatchObject({ code: 'unauthenticated' });

  await call('POST', `/v1/bookings/${booking.id}/cancellation`, { token: guest, key: crypto.randomUUID() });
  const cancelled = (name: string) => (message: LiveMessage) =>
    message.topic === name && message.event === 'booking.cancelled';
  expect(await owner.until('message', cancelled(topic))).toMatchObject({
    data: { id: booking.id, status: 'cancelled' },
  });
  expect(await owner.until('message', cancelled('me'))).toMatchObject({
    data: { bookingId: booking.id, dealId, status: 'cancelled' },
  });
});

it('leaves who unsubscribed in peace, and refuses what makes no sense', async () => {
  const { id } = await publish();
  const [quiet, watcher] = [await listener(), await listener()];
  for (const one of [quiet, watcher]) await one.subscribe(`deal:${id}`);
  quiet.send({ type: 'unsubscribe', id: 'bye', topics: [`deal:${id}`] });
  await quiet.until('unsubscribed', (answer) => answer.id === 'bye');
  await book(id, await newGuest());
  await watcher.until('message', (message) => left(message) === 9);
  // The deal's publication may have been told before it left.
  expect(quiet.all('message').filter((message) => left(message) !== 10)).toEqual([]);
  quiet.send({ type: 'subscribe', id: 'odd', topics: [{ topic: 'deals' }] });
  expect(await quiet.until('refused', (answer) => answer.id === 'odd')).toMatchObject({
    code: 'invalid_request',
  });
  expect(await quiet.subscribe('deal:deal_0000000000000000')).toMatchObject({ code: 'not_found' });
});

it('forgets connections that ended, told or found', async () => {
  const { id } = await publish();
  const [leaving, watcher] = [await listener(), await listener()];
  for (const one of [leaving, watcher]) await one.subscribe(`deal:${id}`);
  // One that nobody said had ended.
  const gone = 'L0SM9cOFvHcCIhw=';
  const shard = connectionShardOf(`deal:${id}`, gone);
  const ghost = { pk: `watch#deal:${id}#${shard}`, sk: gone };
  await dynamo.send(new PutCommand({ TableName, Item: ghost }));
  leaving.close();
  await book(id, await newGuest());
  await watcher.until('message', (message) => left(message) === 9);
  await eventually(
    async () => (await dynamo.send(new GetCommand({ TableName, Key: ghost }))).Item,
    (item) => item === undefined,
  );
  const watching = async () => {
    const shards = Array.from({ length: 16 }, (_, shard) =>
      dynamo.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': `watch#deal:${id}#${shard}` },
        }),
      ),
    );
    return (await Promise.all(shards)).flatMap(({ Items = [] }) => Items);
  };
  expect(await eventually(watching, (items) => items.length === 1)).toHaveLength(1);
});

it('tells of a deal at most once a second while it is booked without pause, and its last state', async () => {
  const { id } = await publish({ quantityTotal: 200 });
  const [watcher, guest] = [await listener(), await newGuest()];
  const { seq } = (await watcher.subscribe(`deal:${id}`)) as LiveSubscribed;
  const start = Date.now();
  for (let wave = 0; wave < 10; wave++)
    await Promise.all(Array.from({ length: 10 }, () => book(id, guest, { quantity: 2 })));
  const last = await watcher.until('message', (message) => left(message) === 0);
  const seconds = (Date.now() - start) / 1_000;
  const messages = watcher.all('message');
  expect(messages.length).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
  const numbers = [...new Set(messages.map((message) => message.seq))].toSorted((a, b) => a - b);
  expect(numbers).toEqual(numbers.map((_, index) => seq + 1 + index));
  expect(last.seq).toBe(numbers.at(-1));
  for (const [index, { at }] of messages.entries()) {
    const before = messages[index - 1];
    if (before) expect(Date.parse(at) - Date.parse(before.at)).toBeGreaterThanOrEqual(950);
  }
});
