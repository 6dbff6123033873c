import { setTimeout as sleep } from 'node:timers/promises';
import { inParallel } from '../../../lib/platform/in-parallel.ts';
import { type Http, testAddress } from './http.ts';
import { progressLine } from './progress.ts';

/** Tokens of new guests, each from an address of its own. @throws Error when the stack makes none. */
export async function newGuests(http: Http, count: number, connections: number): Promise<string[]> {
  const progress = progressLine('guests', count);
  const guests = Array.from({ length: count }, (_, index) => http.from(testAddress(index)));
  const outcomes = await inParallel(guests, connections, async (guest) => {
    for (let attempt = 0; ; attempt++) {
      const reply = await guest.call({ method: 'POST', path: '/v1/guests' }).catch(() => undefined);
      if (reply?.status === 201) return progress.step(reply.body.token as string);
      if (attempt === 20) throw new Error(`No guest token: ${JSON.stringify(reply?.body)}`);
      await sleep(Math.random() * 500 * (attempt + 1));
    }
  });
  progress.end();
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}
