import { describe, expect, it } from 'vitest';
import { rotateGuestKey, untilKnownMs } from '../../../lib/guests/rotate-guest-key.ts';
import { type GuestSecret, keptMs } from '../../../lib/platform/guest-keys.ts';
import { systemRandom } from '../../../lib/platform/random.ts';

const day = 86_400_000;
const old = 'o'.repeat(64);

function bed(secret: GuestSecret) {
  const written: GuestSecret[] = [];
  const state = { secret, ms: 100 * day, writtenAt: 0, fails: false };
  const deps = {
    clock: { now: () => state.ms },
    random: systemRandom,
    store: {
      read: async () => ({ secret: state.secret, writtenAt: state.writtenAt }),
      write: async (after: GuestSecret) => {
        written.push(after);
        state.secret = after;
        state.writtenAt = state.ms;
      },
    },
    wait: async (ms: number) => {
      if (state.fails) throw new Error('cut off');
      state.ms += ms;
    },
  };
  return { state, written, rotate: (leaked = false) => rotateGuestKey(deps, { leaked }) };
}

describe('rotateGuestKey', () => {
  it('has the new key known for longer than any container keeps what it read, then uses it', async () => {
    const { state, written, rotate } = bed({ current: old });
    await rotate();
    const [first, second] = written;
    expect(first).toEqual({ current: old, next: expect.stringMatching(/^[\w-]{64}$/) });
    expect(second).toEqual({ current: first?.next, previous: old });
    expect(state.ms - 100 * day).toBe(untilKnownMs);
    expect(untilKnownMs).toBeGreaterThan(keptMs);
  });

  it('leaves no former key when one has leaked, whenever the last rotation was', async () => {
    const { state, rotate } = bed({ current: old, previous: 'p'.repeat(64) });
    state.writtenAt = state.ms;
    await rotate(true);
    expect(state.secret).toEqual({ current: expect.not.stringMatching(/^[op]+$/) });
  });

  it('refuses while guests of the key before the last one may still come back', async () => {
    const { state, written, rotate } = bed({ current: old, previous: 'p'.repeat(64) });
    state.writtenAt = state.ms - 30 * day;
    await expect(rotate()).rejects.toThrow('would lose their bookings');
    expect(written).toEqual([]);
    state.writtenAt = state.ms - 31 * day;
    await rotate();
    expect(state.secret.previous).toBe(old);
  });

  it('goes on with a rotation that was cut off', async () => {
    const { state, written, rotate } = bed({ current: old, previous: 'p'.repeat(64) });
    state.fails = true;
    await expect(rotate()).rejects.toThrow('cut off');
    state.fails = false;
    await rotate();
    expect(state.secret).toEqual({ current: written[0]?.next, previous: old });
  });
});
