import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { liveLimits } from '../../lib/contract/live.ts';
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

const second = start / 1_000;
const topics = (count: number, from = 0) =>
  new Set(Array.from({ length: count }, (_, index) => `topic-${from + index}`));

describe('a message of a connection', () => {
  it('is noted without a look when it is the first, or the first of its second', async () => {
    const id = fresh('connection');
    expect(await bed.connections.enter(id, second, topics(1))).toBe(true);
    expect(await bed.connections.enter(id, second + 1, topics(2))).toBe(true);
    expect(await bed.connections.get(id)).toEqual({
      topics: topics(2),
      lastSecond: second + 1,
      messages: 1,
    });
  });

  it.each([0, 1])('is looked at when its second has begun, or is over: %i s before', async (before) => {
    const id = fresh('connection');
    await bed.connections.enter(id, second, topics(1));
    await bed.connections.note(id, { second, messages: liveLimits.messagesPerSecond });
    expect(await bed.connections.enter(id, second - before, topics(1))).toBe(false);
    // So that nobody starts to count anew within a second.
    expect(await bed.connections.get(id)).toMatchObject({ messages: liveLimits.messagesPerSecond });
  });

  it('is looked at when its topics may not fit any more', async () => {
    const id = fresh('connection');
    const most = liveLimits.topicsOfConnection;
    await bed.connections.enter(id, second, topics(most - 1));
    expect(await bed.connections.enter(id, second + 1, topics(2, most))).toBe(false);
    expect(await bed.connections.enter(id, second + 1, topics(1, most))).toBe(true);
    expect((await bed.connections.get(id))?.topics.size).toBe(most);
  });
});

describe('a connection that ended', () => {
  it('is not made again by what it still wanted to leave', async () => {
    const id = fresh('connection');
    await bed.connections.enter(id, second, topics(2));
    await bed.connections.remove(id);
    await bed.connections.unwatch(topics(1), id);
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
