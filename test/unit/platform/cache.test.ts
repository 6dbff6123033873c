import { beforeEach, describe, expect, it } from 'vitest';
import { ttlCache } from '../../../lib/platform/cache.ts';

let time = 0;
let loads: string[];
const clock = { now: () => time };
const cacheOf = (load: (key: string) => Promise<string>, maxEntries = 10) =>
  ttlCache({
    ttlMs: 1_000,
    maxEntries,
    clock,
    load: (key: string) => {
      loads.push(key);
      return load(key);
    },
  });

beforeEach(() => {
  time = 0;
  loads = [];
});

describe('ttlCache', () => {
  it('loads a key again once a second has passed since its load began', async () => {
    const cache = cacheOf(async (key) => `${key} at ${time}`);
    expect(await cache.get('a')).toBe('a at 0');
    time = 999;
    expect(await cache.get('a')).toBe('a at 0');
    time = 1_000;
    expect(await cache.get('a')).toBe('a at 1000');
  });

  it('loads again for who wants it younger than it is', async () => {
    const cache = cacheOf(async (key) => `${key} at ${time}`);
    await cache.get('a');
    time = 99;
    expect(await cache.get('a', 100)).toBe('a at 0');
    time = 100;
    expect(await cache.get('a', 100)).toBe('a at 100');
    expect(await cache.get('a')).toBe('a at 100');
  });

  it('shares one load between callers that ask at the same time', async () => {
    const cache = cacheOf(async (key) => key);
    expect(await Promise.all([cache.get('a'), cache.get('a'), cache.get('b')])).toEqual(['a', 'a', 'b']);
    expect(loads).toEqual(['a', 'b']);
  });

  it('does not remember a failure', async () => {
    const cache = cacheOf(async () => {
      if (loads.length === 1) throw new Error('broken');
      return 'mended';
    });
    await expect(cache.get('a')).rejects.toThrow('broken');
    expect(await cache.get('a')).toBe('mended');
  });

  it('forgets the oldest entry when it is full, and one that is invalidated', async () => {
    const cache = cacheOf(async (key) => key, 2);
    for (const key of ['a', 'b', 'c', 'b', 'a']) await cache.get(key);
    expect(loads).toEqual(['a', 'b', 'c', 'a']);
    cache.invalidate('a');
    await cache.get('a');
    expect(loads).toHaveLength(5);
  });
});
