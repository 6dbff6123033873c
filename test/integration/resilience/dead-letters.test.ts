import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeadLetter } from '../../../lib/contract/dead-letter.ts';
import { sweeperOff } from './changed-assembly.ts';
import { type OwnCloud, queueUrl, sdkSettings, startOwnCloud } from './own-cloud.ts';
import { eventually, soon } from './shop.ts';

/** A second instead of minutes until a message comes again. It still fails five times. */
function impatient(queue: Record<string, unknown>) {
  queue.VisibilityTimeout = 1;
}

const queues = ['burst-orders', 'deal-transitions', 'hold-releases', 'figures'];
const base = '/v1/admin/dead-letter-queues';

let own: OwnCloud;
let admin: string;
beforeAll(async () => {
  own = await startOwnCloud({
    changes: {
      ...sweeperOff,
      queues: Object.fromEntries(queues.map((name) => [`stampede-dev-${name}`, impatient])),
    },
  });
  admin = await own.cloud.tokenFor('admin');
});
afterAll(() => own?.stop());

const send = (queue: string, MessageBody: string, attributes: Record<string, string> = {}) =>
  own.sqs.send(
    new SendMessageCommand({
      QueueUrl: queueUrl(own.cloud, `stampede-dev-${queue}`),
      MessageBody,
      MessageAttributes: Object.fromEntries(
        Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
      ),
    }),
  );
const get = (path: string, token = admin) => own.shop.call('GET', path, { token });
const post = (path: string, body: object, token = admin) => own.shop.call('POST', path, { token, body });

/** The dead letters of a queue, once there are so many. */
const letters = async (queue: string, count: number): Promise<DeadLetter[]> => {
  const { body } = await eventually(
    () => get(`${base}/${queue}/messages`),
    ({ status, body }) => status === 200 && body.items.length === count,
  );
  return body.items;
};
const audited = async (queue: string) =>
  (await get(`/v1/admin/audit?subject=${queue}`)).body.items.map(
    ({ operation, outcome, after }: { operation: string; outcome: string; after: object }) => ({
      operation,
      outcome,
      after,
    }),
  );

describe('A message that nobody understands', () => {
  it('is listed with its reason and without its text, and is discarded with a reason', async () => {
    await send('burst-orders', '{"id":"bkg_1","quantity":-1,"email":"mara@example.com"}');
    const [letter] = await letters('burst-orders-dlq', 1);
    expect(letter).toMatchObject({
      type: null,
      target: 'burst-orders',
      reason: {
        from: 'function',
        error: 'InvalidMessage',
        attempts: 5,
        function: 'stampede-dev-settle-orders',
        invocation: expect.stringMatching(/^[\w-]{20,}$/),
      },
    });
    expect(letter?.reason?.fields).toContain('quantity');
    expect(JSON.stringify(letter)).not.toContain('mara');

    const { body: list } = await get(base);
    expect(list.items[0]).toMatchObject({ name: 'burst-orders-dlq', kind: 'consumer', canRedrive: true });
    expect(list.items[0].waiting + list.items[0].hidden).toBe(1);
    expect(list.items[0].oldestSeconds).toBeGreaterThanOrEqual(4);
    expect(list.items.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['rule-failures', 'schedule-failures', 'stream-failures', 'payments-dlq']),
    );

    const discard = { messageIds: [letter?.id], reason: 'A test sent it.' };
    const { status, body } = await post(`${base}/burst-orders-dlq/discards`, discard);
    expect([status, body]).toEqual([200, { done: 1, missing: [], kept: 0, hasMore: false }]);
    await letters('burst-orders-dlq', 0);
    expect(await audited('burst-orders-dlq')).toEqual([
      {
        operation: 'discardDeadLetters',
        outcome: 'succeeded',
        after: { discard: [letter?.id], reason: 'A test sent it.', done: 1, missing: [] },
      },
      {
        operation: 'discardDeadLetters',
        outcome: 'started',
        after: { discard: [letter?.id], reason: 'A test sent it.' },
      },
    ]);
    const again = await post(`${base}/burst-orders-dlq/discards`, discard);
    expect(again.body).toEqual({ done: 0, missing: [letter?.id], kept: 0, hasMore: false });
  });

  it('is on the page of alarms, in its part, with the section of the runbook', async () => {
    await send('hold-releases', 'no JSON {');
    await letters('hold-releases-dlq', 1);
    const { status, body } = await get('/v1/admin/health');
    expect(status).toBe(200);
    const part = body.parts.find(({ name }: { name: string }) => name === 'bookings');
    expect(part.state).toBe('alarm');
    expect(part.alarms[0]).toMatchObject({
      name: 'hold-releases-dlq-not-empty',
      state: 'alarm',
      says: 'A message of hold-releases failed five times.',
      runbook: 'dead-letters',
    });
    const throttles = part.alarms.find(({ name }: { name: string }) => name.includes('errors'));
    expect(throttles.state).toBe('ok');
    expect(body.parts.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['payments', 'deals', 'events', 'data', 'api', 'live']),
    );
  });
});

describe('A message that failed for a reason that passes', () => {
  it('goes back once, when two admins send it back at once, and does its work', async () => {
    const { shop } = own;
    const deal = await shop.publish({ startsAt: soon(5_000), endsAt: soon(3_600_000) });
    await setVersion(deal.id, 'spoiled');
    const [letter] = await letters('deal-transitions-dlq', 1);
    expect(letter).toMatchObject({
      ids: [{ field: 'dealId', id: deal.id }],
      target: 'deal-transitions',
      reason: { from: 'function', attempts: 5, function: 'stampede-dev-apply-transition' },
    });
    await setVersion(deal.id, deal.version);

    const answers = await Promise.all(
      [1, 2].map(() => post(`${base}/deal-transitions-dlq/redrives`, { messageIds: [letter?.id] })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers.map(({ body }) => body.done).sort()).toEqual([0, 1]);
    expect(answers.flatMap(({ body }) => body.missing)).toEqual([letter?.id]);
    await eventually(
      () => storedState(deal.id),
      (state) => state === 'live',
    );
    await letters('deal-transitions-dlq', 0);
  });

  it('goes back with all others', async () => {
    for (let n = 0; n < 12; n++) await send('figures-dlq', JSON.stringify({ detail: { n } }));
    const { body } = await post(`${base}/figures-dlq/redrives`, {});
    expect(body).toEqual({ done: 12, missing: [], kept: 0, hasMore: false });
    // Nobody understands them, so they come back, each with its reason.
    const back = await letters('figures-dlq', 12);
    expect(new Set(back.map(({ reason }) => reason?.error))).toEqual(new Set(['InvalidMessage']));
  });
});

describe('A call of a schedule that failed', () => {
  it('is listed with the deal and what it should have done, and goes to the queue of its target', async () => {
    const { shop } = own;
    const deal = await shop.publish();
    const arn = 'arn:aws:scheduler:eu-west-1:000000000000:schedule/stampede-dev-schedules';
    const target = 'arn:aws:sqs:eu-west-1:000000000000:stampede-dev';
    const failed = { ERROR_CODE: 'AccessDeniedException', ERROR_MESSAGE: 'x', RETRY_ATTEMPTS: '185' };
    await send('schedule-failures', JSON.stringify({ dealId: deal.id, to: 'ended', at: deal.endsAt }), {
      ...failed,
      SCHEDULE_ARN: `${arn}/${deal.id}-end`,
      TARGET_ARN: `${target}-deal-transitions`,
      SCHEDULED_TIME: '2026-12-24T18:00:00Z',
    });
    // Some other queue of the account, which a message of ours must not reach.
    await send('schedule-failures', '{}', { ...failed, TARGET_ARN: `${target}-elsewhere` });
    const all = await letters('schedule-failures', 2);
    const ending = all.find(({ schedule }) => schedule?.dealId === deal.id);
    expect(ending).toMatchObject({
      target: 'deal-transitions',
      schedule: { name: `${deal.id}-end`, to: 'ended', dueAt: deal.endsAt },
      reason: { from: 'schedule', error: 'AccessDeniedException', attempts: 185 },
    });
    const { body } = await post(`${base}/schedule-failures/redrives`, {});
    expect(body).toEqual({ done: 1, missing: [], kept: 1, hasMore: false });
    const [left] = await letters('schedule-failures', 1);
    expect(left).toMatchObject({ target: null, schedule: { dealId: null, to: null } });
  });
});

describe('Dead letters', () => {
  it('are for admins only, and a queue that is none of them is not there', async () => {
    const support = await own.cloud.tokenFor('support');
    for (const path of [base, `${base}/burst-orders-dlq/messages`, '/v1/admin/health'])
      expect((await get(path, support)).status, path).toBe(403);
    for (const path of [`${base}/burst-orders-dlq/redrives`, `${base}/burst-orders-dlq/discards`])
      expect((await post(path, {}, support)).status, path).toBe(403);
    for (const queue of ['burst-orders', 'elsewhere']) {
      expect((await get(`${base}/${queue}/messages`)).status).toBe(404);
      expect((await post(`${base}/${queue}/redrives`, {})).status).toBe(404);
    }
  });

  it('of a stream name positions only, and do not go back', async () => {
    const { status, body } = await post(`${base}/stream-failures/redrives`, {});
    expect([status, body.code]).toEqual([409, 'invalid_state']);
  });
});

const documents = () =>
  DynamoDBDocumentClient.from(new DynamoDBClient(sdkSettings(own.cloud.endpoints.dynamodb)));
const keyOf = (dealId: string) => ({
  TableName: own.cloud.outputs.DealsTable ?? '',
  Key: { pk: dealId, sk: 'deal' },
});

/** Somebody's hand in the table: no function can count on from such a version. */
async function setVersion(dealId: string, version: unknown) {
  await documents().send(
    new UpdateCommand({
      ...keyOf(dealId),
      UpdateExpression: 'SET #version = :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':version': version },
    }),
  );
}

async function storedState(dealId: string): Promise<unknown> {
  const { Item } = await documents().send(new GetCommand({ ...keyOf(dealId), ConsistentRead: true }));
  return Item?.state;
}
