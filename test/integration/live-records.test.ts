import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { liveLimits } from '../../lib/contract/live.ts';
import { messageCounts } from '../../lib/live/message-counts.ts';
import { type LiveBed, liveBed } from './live-bed.ts';
import { start } from './sale-bed.ts';

/** What holds of topics and connections when many functions write them at once. */
let bed: LiveBed;
let made = 0;
const fresh = (kind: string) => `${kind}-${++made}`;
beforeAll(async () => {
  bed = await liveBed();
});
afterAll(() => bed.stop());
beforeEach(() => bed.setTime(start));

const minute = 60_000;
const topics = (count: number, from = 0) =>
  new Set(Array.from({ length: count }, (_, index) => `topic-${from + index}`));
const { topicsOfConnection: mostTopics, messagesPerMinute, refusedMessages, againPerMinute } = liveLimits;
const topicsOf = async (id: string) => (await bed.connections.get(id))?.topics;

describe('a message of a connection', () => {
  it('is not worked on when the last refusal comes between its two writes', async () => {
    const id = fresh('connection');
    await bed.counts.count(id, start);
    for (let strike = 1; strike < refusedMessages; strike++) await bed.counts.strike(id);
    let writes = 0;
    const dynamo = {
      send: async (...command: Parameters<typeof bed.dynamo.send>) => {
        if (++writes === 2) await bed.counts.strike(id);
        return bed.dynamo.send(...command);
      },
    } as unknown as typeof bed.dynamo;
    expect(await messageCounts(dynamo, bed.liveTable).count(id, start)).toEqual({ kind: 'closed' });
    expect(writes).toBe(2);
  });

  it('is counted in one write with its topics, when it is the first of its minute', async () => {
    const id = fresh('connection');
    expect(await bed.counts.count(id, start, topics(1))).toMatchObject({ kind: 'counted', entered: true });
    const next = await bed.counts.count(id, start + minute, topics(2));
    expect(next).toEqual({ kind: 'counted', entered: true, known: { topics: topics(1) } });
    expect(await topicsOf(id)).toEqual(topics(2));
  });

  it('is counted without its topics when another was before it in its minute', async () => {
    const id = fresh('connection');
    await bed.counts.count(id, start, topics(1));
    const next = await bed.counts.count(id, start, topics(2));
    expect(next).toEqual({ kind: 'counted', entered: false, known: { topics: topics(1) } });
    expect(await topicsOf(id)).toEqual(topics(1));
  });

  it('is counted without its topics when they may not fit any more', async () => {
    const id = fresh('connection');
    await bed.counts.count(id, start, topics(mostTopics - 1));
    const two = await bed.counts.count(id, start + minute, topics(2, mostTopics));
    expect(two).toMatchObject({ kind: 'counted', entered: false });
    const one = await bed.counts.count(id, start + 2 * minute, topics(1, mostTopics));
    expect(one).toMatchObject({ kind: 'counted', entered: true });
    expect((await topicsOf(id))?.size).toBe(mostTopics);
  });

  it('may have its topics noted when the first ones had none', async () => {
    const id = fresh('connection');
    await bed.counts.count(id, start);
    expect(await bed.counts.count(id, start + minute, topics(1))).toMatchObject({ entered: true });
  });

  it.each([0, minute])(
    'is one too many past the limit, and a clock %i ms behind begins no new minute',
    async (behind) => {
      const id = fresh('connection');
      const all = await Promise.all(
        Array.from({ length: messagesPerMinute + 15 }, () => bed.counts.count(id, start)),
      );
      expect(all.filter(({ kind }) => kind === 'counted')).toHaveLength(messagesPerMinute);
      expect(all.filter(({ kind }) => kind === 'too_many')).toHaveLength(15);
      expect(await bed.counts.count(id, start - behind, topics(1))).toEqual({ kind: 'too_many' });
      expect(await bed.counts.count(id, start + minute)).toMatchObject({ kind: 'counted' });
    },
  );

  it.each([0, minute])('is worth nothing once too much was refused, %i ms later too', async (later) => {
    const id = fresh('connection');
    await bed.counts.count(id, start);
    for (let strike = 1; strike <= refusedMessages; strike++)
      expect(await bed.counts.strike(id)).toBe(strike);
    for (const noted of [topics(0), topics(1)])
      expect(await bed.counts.count(id, start + later, noted)).toEqual({ kind: 'closed' });
    expect(await topicsOf(id)).toEqual(topics(0));
  });
});

describe('topics of a connection', () => {
  it('are no more than the limit, however many ask at once', async () => {
    const id = fresh('connection');
    await bed.counts.count(id, start, topics(mostTopics - 5));
    const claims = await Promise.all(
      Array.from({ length: 12 }, (_, index) => bed.counts.claim(id, topics(1, 100 + index))),
    );
    expect(claims.filter((claim) => claim === 'claimed')).toHaveLength(5);
    expect((await topicsOf(id))?.size).toBe(mostTopics);
    expect(claims.find((claim) => claim !== 'claimed')).toEqual({ topics: await topicsOf(id) });
  });

  it('are claimed and taken away of a connection that is there only', async () => {
    const id = fresh('connection');
    expect(await bed.counts.claim(id, topics(1))).toEqual({ topics: topics(0) });
    await bed.counts.release(id, topics(1));
    expect(await bed.connections.get(id)).toBeUndefined();
    await bed.counts.count(id, start);
    expect(await bed.counts.claim(id, topics(2))).toBe('claimed');
    await bed.counts.release(id, topics(1));
    expect(await topicsOf(id)).toEqual(topics(1, 1));
  });

  it('may be asked for again so often a minute', async () => {
    const id = fresh('connection');
    expect(await bed.counts.askAgain(id, 1)).toBe(false);
    await bed.counts.count(id, start, topics(3));
    const asked = await Promise.all(Array.from({ length: 10 }, () => bed.counts.askAgain(id, 3)));
    expect(asked.filter(Boolean)).toHaveLength(Math.floor(againPerMinute / 3));
    await bed.counts.count(id, start + minute);
    expect(await bed.counts.askAgain(id, againPerMinute)).toBe(true);
  });
});

describe('a connection that ended', () => {
  it('is not made again by what it still wanted to leave, nor by what was refused', async () => {
    const id = fresh('connection');
    await bed.counts.count(id, start, topics(2));
    await bed.connections.remove(id);
    await bed.connections.unwatch(topics(1), id);
    expect(await bed.counts.strike(id)).toBeUndefined();
    expect(await bed.connections.get(id)).toBeUndefined();
  });
});

describe('two who tell a topic at once', () => {
  const news = { event: 'deal.availability', data: { available: 1 } as never };

  it('number their messages without doubles: the second has to look again', async () => {
    const key = fresh('topic');
    const head = await bed.topics.openHead(key);
    const told = await bed.topics.append(key, head, news);
    expect(told?.seq).toBe(head.seq + 1);
    expect(await bed.topics.append(key, head, { ...news, event: 'other' })).toBeUndefined();
    expect(await bed.topics.head(key)).toMatchObject({ seq: head.seq + 1, told: { event: news.event } });
  });

  it('do not have watchers poll after a message that one of them has not seen', async () => {
    const key = fresh('topic');
    const head = await bed.topics.openHead(key);
    await bed.topics.append(key, head, news);
    expect(await bed.topics.setPolled(key, head)).toBe(false);
    expect(await bed.topics.head(key)).not.toHaveProperty('polledAt');
    expect(await bed.topics.setPolled(key, { ...head, seq: head.seq + 1 })).toBe(true);
  });
});

describe('a topic that is due', () => {
  it('is marked once, by whom it was marked as often as they like, and by others when the mark is old', async () => {
    const key = fresh('topic');
    expect(await bed.topics.markDue(key, 'one')).toBe(true);
    expect(await bed.topics.markDue(key, 'other')).toBe(false);
    expect(await bed.topics.markDue(key, 'one')).toBe(true);
    bed.wait(30);
    expect(await bed.topics.markDue(key, 'other')).toBe(false);
    bed.setTime(start + 30_001);
    expect(await bed.topics.markDue(key, 'other')).toBe(true);
    expect(await bed.topics.markDue(key, 'one')).toBe(false);
  });
});
