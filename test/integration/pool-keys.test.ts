import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemClock } from '../../lib/platform/clock.ts';
import { tokenVerifier } from '../../lib/platform/http/tokens.ts';
import { startPool } from './pool.ts';

let pool: Awaited<ReturnType<typeof startPool>>;

beforeEach(async () => {
  pool = await startPool();
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await pool.stop();
});

const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);

const container = () =>
  tokenVerifier({
    customers: { issuer: pool.issuer, clientId: 'app' },
    staff: { issuer: 'https://staff.example', clientId: 'console' },
    keys: undefined,
    clock: systemClock,
  });

const token = (kid?: string) =>
  pool.sign({ sub: 'ada', client_id: 'app', token_use: 'access', exp: Date.now() / 1000 + 900 }, kid);

it.each(['failing', 'confused'] as const)(
  'a pool that is %s stops nobody whose key was read before, and is left alone for a while',
  async (mood) => {
    const verify = container();
    await verify(await token());
    pool.mood = mood;
    pass(2 * 3_600_000);
    expect(await verify(await token())).toMatchObject({ kind: 'customer' });
    const asked = pool.asked;
    for (let turn = 0; turn < 5; turn++) await verify(await token());
    expect(pool.asked).toBe(asked);
    // Whether this key is one of the pool's by now, nobody can tell.
    await expect(verify(await token('another'))).rejects.toMatchObject({ code: 'unavailable' });
    pass(11_000);
    pool.mood = 'well';
    await verify(await token());
    expect(pool.asked).toBe(asked + 1);
    pass(31_000);
    await expect(verify(await token('another'))).rejects.toMatchObject({ code: 'unauthenticated' });
  },
);

it.each(['failing', 'confused'] as const)(
  'a new container says of no token that it is wrong while the pool is %s',
  async (mood) => {
    pool.mood = mood;
    const verify = container();
    await expect(verify(await token())).rejects.toMatchObject({ code: 'unavailable' });
    pool.mood = 'well';
    expect(await verify(await token())).toMatchObject({ kind: 'customer' });
  },
);

it('many tokens with keys that nobody has make a container ask the pool no more than twice a minute', async () => {
  const verify = container();
  for (let turn = 0; turn < 60; turn++) {
    await expect(verify(await token(`made-up-${turn}`))).rejects.toMatchObject({ code: 'unauthenticated' });
    pass(1_000);
  }
  expect(pool.asked).toBeLessThanOrEqual(3);
});
