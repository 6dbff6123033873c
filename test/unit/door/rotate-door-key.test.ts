import { describe, expect, it } from 'vitest';
import { type DoorSecret, doorKeyOf } from '../../../lib/door/door-keys.ts';
import { rotateDoorKey, toldBeforeMs } from '../../../lib/door/rotate-door-key.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';

function bed(first: DoorSecret = { current: 'k'.repeat(40), former: [] }) {
  const state = { secret: first, writtenAt: 0, now: 0 };
  const store = {
    read: async () => ({ secret: state.secret, writtenAt: state.writtenAt }),
    write: async (secret: DoorSecret) => void Object.assign(state, { secret, writtenAt: state.now }),
  };
  const rotate = (leaked = false) =>
    rotateDoorKey({ store, random, clock: { now: () => state.now } }, { leaked });
  return { state, rotate };
}

describe('rotateDoorKey', () => {
  it('tells doors a key a day before it signs, and keeps the codes of the one before good', async () => {
    const { state, rotate } = bed();
    const before = state.secret.current;
    expect(await rotate()).toBe('told');
    expect(state.secret).toMatchObject({ current: before, former: [] });
    const { next } = state.secret;
    state.now = toldBeforeMs - 1;
    await expect(rotate()).rejects.toThrow('after 1970-01-02T00:00:00.000Z');
    expect(state.secret).toMatchObject({ current: before, next });
    state.now = toldBeforeMs;
    expect(await rotate()).toBe('used');
    expect(state.secret).toEqual({ current: next, former: [before], shortCodes: before });
  });

  it('keeps four former keys, each with an id of its own', async () => {
    const { state, rotate } = bed();
    for (let run = 0; run < 12; run++) {
      state.now += toldBeforeMs;
      await rotate();
    }
    const { current, former } = state.secret;
    expect(former).toHaveLength(4);
    expect(new Set([current, ...former].map((key) => doorKeyOf(key).id)).size).toBe(5);
  });

  it('leaves no former key good when one has leaked, told or not', async () => {
    const { state, rotate } = bed();
    await rotate();
    const { next } = state.secret;
    expect(await rotate(true)).toBe('used');
    expect(state.secret.former).toEqual([]);
    expect([next, 'k'.repeat(40)]).not.toContain(state.secret.current);
    expect(state.secret).not.toHaveProperty('next');
    expect([next, 'k'.repeat(40), undefined]).not.toContain(state.secret.shortCodes);
  });
});
