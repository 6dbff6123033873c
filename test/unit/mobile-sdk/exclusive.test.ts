import { expect, it } from 'vitest';
import { exclusive } from '../../../mobile-sdk/src/core/exclusive.ts';
import { platformOf } from '../../../mobile-sdk/src/core/platform.ts';
import { world } from './world.ts';

it('a window that is suspended with its lock holds up another for a while, and no longer', async () => {
  const { time, options } = world(() => 'lost');
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const locks = { request: (_: string, work: () => Promise<unknown> | undefined) => held.then(work) };
  let runs = 0;
  const began = time.now;
  const working = exclusive(platformOf({ ...options, locks }), 'orders', async () => ++runs, 5_000);
  await expect(time.until(working)).resolves.toBe(1);
  expect(time.now - began).toBe(5_000);
  release();
  await time.pass(1_000);
  expect(runs).toBe(1);
});

it('one work that fails holds up none of those behind it', async () => {
  const platform = platformOf(world(() => 'lost').options);
  const failing = exclusive(platform, 'orders', () => Promise.reject(new Error('full')));
  const next = exclusive(platform, 'orders', async () => 'done');
  await expect(failing).rejects.toThrow('full');
  await expect(next).resolves.toBe('done');
});

it('locks that are not to be had are done without', async () => {
  const { options } = world(() => 'lost');
  const locks = { request: () => Promise.reject(new Error('an origin without locks')) };
  await expect(exclusive(platformOf({ ...options, locks }), 'orders', async () => 'done')).resolves.toBe(
    'done',
  );
});
