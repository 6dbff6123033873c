import { describe, expect, it } from 'vitest';
import type { Letter, LetterBox } from '../../../lib/reliability/letter-box.ts';
import { patienceMs, takeLetters } from '../../../lib/reliability/take-letters.ts';

/** A queue in memory, whose clock goes on by a second with each receive. */
function fakeBox(ids: readonly string[], heldByOthers = 0) {
  let now = 0;
  const visible = [...ids];
  const held: string[] = [];
  const box: LetterBox = {
    counts: async () => ({ waiting: visible.length, hidden: held.length + heldByOthers }),
    async receive() {
      now += 1_000;
      const taken = visible.splice(0, 10);
      held.push(...taken);
      return taken.map((id) => ({ id, handle: id }) as Letter);
    },
    async release(_queue, letters) {
      for (const { id } of letters) {
        held.splice(held.indexOf(id), 1);
        visible.push(id);
      }
    },
    remove: async () => {},
    send: async () => {},
  };
  return { box, visible, held, clock: { now: () => now } };
}
const many = (count: number) => Array.from({ length: count }, (_, n) => `m${n}`);

describe('takeLetters', () => {
  it('finds letters behind others, and gives the others back', async () => {
    const fake = fakeBox(many(25));
    const { letters, missing } = await takeLetters(fake, 'q', ['m21', 'm3']);
    expect(letters.map(({ id }) => id).sort()).toEqual(['m21', 'm3']);
    expect(missing).toEqual([]);
    expect(fake.held.sort()).toEqual(['m21', 'm3']);
    expect(fake.visible).toHaveLength(23);
  });

  it('does not wait for a letter when the queue has no others', async () => {
    const fake = fakeBox(many(3));
    expect((await takeLetters(fake, 'q', ['m1', 'gone'])).missing).toEqual(['gone']);
    expect(fake.clock.now()).toBe(2_000);
    expect(fake.visible).toHaveLength(2);
  });

  it('waits some seconds for a letter that another request may hold', async () => {
    const fake = fakeBox([], 1);
    expect((await takeLetters(fake, 'q', ['m1'])).missing).toEqual(['m1']);
    expect(fake.clock.now()).toBe(patienceMs);
  });
});
