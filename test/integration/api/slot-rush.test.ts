import { expect, it } from 'vitest';
import { slotRush } from '../../bench/rush/slots/slot-rush.ts';
import { tokenOf } from './client.ts';
import { cloud } from './cloud.ts';

/** `npm run rush -- --slots 20 --capacity 5 --buyers 3000` is the same, large. */
it('a rush on slots fills each of them, and answers every buyer', async () => {
  const lines: string[] = [];
  const crowd = { slots: 4, capacity: 2, buyers: 40, connections: 8, duplicates: 10, rate: 0 };
  const target = { apiUrl: cloud.apiUrl, adminToken: () => tokenOf('admin'), logs: undefined };
  const held = await slotRush(crowd, target, (line) => lines.push(line));
  expect(held, lines.join('\n')).toBe(true);
}, 300_000);
