import { GetScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { GetQueueAttributesCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AdminDeal } from '../../../lib/contract/deal.ts';
import { sweeperOff } from './changed-assembly.ts';
import { type OwnCloud, queueUrl, sdkSettings, startOwnCloud } from './own-cloud.ts';
import { eventually, sleep, soon } from './shop.ts';

const GroupName = 'stampede-dev-schedules';
const hour = 3_600_000;

let own: OwnCloud;
let scheduler: SchedulerClient;
beforeAll(async () => {
  own = await startOwnCloud({ changes: sweeperOff });
  scheduler = new SchedulerClient(sdkSettings(own.cloud.endpoints.scheduler));
  // The functions start now: later, seconds count.
  await own.shop.publish({});
});
afterAll(() => own?.stop());

/** When a schedule fires; `gone` when there is none. */
async function firesAt(name: string): Promise<string> {
  try {
    const { ScheduleExpression = '' } = await scheduler.send(
      new GetScheduleCommand({ GroupName, Name: name }),
    );
    return ScheduleExpression;
  } catch (error) {
    if ((error as Error).name === 'ResourceNotFoundException') return 'gone';
    throw error;
  }
}

/** A schedule fires a minute early, and a queue waits for the second. */
const aMinuteBefore = (at: string) => `at(${new Date(Date.parse(at) - 60_000).toISOString().slice(0, 19)})`;
const schedulesOf = async ({ id }: Pick<AdminDeal, 'id'>) =>
  Promise.all([firesAt(`${id}-start`), firesAt(`${id}-end`)]);
const reads = (deal: Pick<AdminDeal, 'id'>, start: string, end: string) =>
  eventually(
    () => schedulesOf(deal),
    (found) => found[0] === start && found[1] === end,
  );

const send = (message: { dealId: string; to: 'live' | 'ended'; at: string }) =>
  own.sqs.send(
    new SendMessageCommand({
      QueueUrl: queueUrl(own.cloud, 'stampede-dev-deal-transitions'),
      MessageBody: JSON.stringify(message),
    }),
  );

/** The stored state is behind the shown one until a transition is recorded, which raises the version. */
const reaches = (id: string, version: number) =>
  eventually(
    () => own.shop.deal(id),
    (deal) => deal.version >= version,
  );

/** Until every message that has been sent is worked off; those that wait for their time do not count. */
const transitionsDrained = () =>
  eventually(
    async () => {
      const { Attributes = {} } = await own.sqs.send(
        new GetQueueAttributesCommand({
          QueueUrl: queueUrl(own.cloud, 'stampede-dev-deal-transitions'),
          AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
        }),
      );
      return Object.values(Attributes).map(Number);
    },
    (counts) => counts.every((count) => count === 0),
  );

describe('The schedules of a deal', () => {
  it('start it by themselves, once', async () => {
    const deal = await own.shop.publish({ startsAt: soon(6_000) });
    expect(deal.state).toBe('scheduled');
    const started = await reaches(deal.id, deal.version + 1);
    expect(started).toMatchObject({ state: 'live', version: deal.version + 1 });
    expect(Date.parse(started.updatedAt)).toBeGreaterThanOrEqual(Date.parse(deal.startsAt));
    await reads(deal, 'gone', aMinuteBefore(deal.endsAt));
  });

  it('move when the window is edited, and go when the deal is cancelled', async () => {
    const deal = await own.shop.publish({ startsAt: soon(hour), endsAt: soon(2 * hour) });
    await reads(deal, aMinuteBefore(deal.startsAt), aMinuteBefore(deal.endsAt));
    const body = { startsAt: soon(5 * hour), endsAt: soon(6 * hour) };
    await own.shop.admin('PATCH', `/${deal.id}`, { body, headers: { 'if-match': `"${deal.version}"` } });
    await reads(deal, aMinuteBefore(body.startsAt), aMinuteBefore(body.endsAt));
    await own.shop.admin('POST', `/${deal.id}/cancellation`);
    await reads(deal, 'gone', 'gone');
  });

  it('need not fire at all: the sweeper catches up', async () => {
    own.cloud.pauseEventSources('stampede-dev-sync-schedules');
    const deal = await own.shop.publish({ startsAt: soon(6_000) });
    await sleep(Date.parse(deal.startsAt) - Date.now() + 50);
    expect(await schedulesOf(deal)).toEqual(['gone', 'gone']);
    // To the public it is live on the millisecond, whoever has recorded that or not.
    expect(await own.shop.deal(deal.id)).toMatchObject({ state: 'live', version: deal.version });
    expect((await own.shop.book(deal.id, await own.shop.newGuest())).status).toBe(201);
    for (let run = 0; run < 2; run++)
      expect(await own.cloud.invoke('stampede-dev-sweep', {})).toMatchObject({ ok: true });
    expect(await own.shop.deal(deal.id)).toMatchObject({ state: 'live', version: deal.version + 1 });
    own.cloud.resumeEventSources('stampede-dev-sync-schedules');
    await reads(deal, 'gone', aMinuteBefore(deal.endsAt));
  });

  it('may fire twice', async () => {
    const deal = await own.shop.publish({ startsAt: soon(6_000) });
    await sleep(Date.parse(deal.startsAt) - Date.now() + 10);
    const message = { dealId: deal.id, to: 'live' as const, at: deal.startsAt };
    await Promise.all([send(message), send(message), send(message)]);
    await reaches(deal.id, deal.version + 1);
    await transitionsDrained();
    expect(await own.shop.deal(deal.id)).toMatchObject({ state: 'live', version: deal.version + 1 });
  });

  it('may fire for a window that has moved since', async () => {
    const deal = await own.shop.publish({ startsAt: soon(6_000), endsAt: soon(7_000) });
    const body = { startsAt: soon(hour), endsAt: soon(2 * hour) };
    await own.shop.admin('PATCH', `/${deal.id}`, { body, headers: { 'if-match': '*' } });
    const moved = await own.shop.deal(deal.id);
    await sleep(Date.parse(deal.endsAt) - Date.now() + 10);
    await send({ dealId: deal.id, to: 'live', at: deal.startsAt });
    await send({ dealId: deal.id, to: 'ended', at: deal.endsAt });
    await transitionsDrained();
    expect(await own.shop.deal(deal.id)).toEqual(moved);
    expect(moved.state).toBe('scheduled');
    await reads(deal, aMinuteBefore(body.startsAt), aMinuteBefore(body.endsAt));
  });

  it('end it, and what comes after the end finds nothing to do', async () => {
    const deal = await own.shop.publish({ endsAt: soon(6_000) });
    const ended = await reaches(deal.id, deal.version + 1);
    expect(ended.state).toBe('ended');
    await send({ dealId: deal.id, to: 'live', at: deal.startsAt });
    await send({ dealId: deal.id, to: 'ended', at: deal.endsAt });
    await transitionsDrained();
    expect(await own.shop.deal(deal.id)).toEqual(ended);
    await reads(deal, 'gone', 'gone');
  });
});
