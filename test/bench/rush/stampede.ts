import { setTimeout as sleep } from 'node:timers/promises';
import { gate } from '../../../local/gate.ts';
import { buy, type Outcome, type Wanted } from './buyer.ts';
import { type Http, testAddress } from './http.ts';
import type { RushOptions } from './options.ts';
import { progressLine } from './progress.ts';

/** How long a buyer waits for the decision before we call them unanswered. */
const patienceMs = 180_000;

export type Crowd = Pick<RushOptions, 'duplicates' | 'rate' | 'connections'>;

export interface Stampede {
  readonly outcomes: Outcome[];
  readonly seconds: number;
}

/** Lets a buyer for each token order what `wantedBy` says. */
export async function stampede(
  http: Http,
  tokens: string[],
  { duplicates, rate, connections }: Crowd,
  wantedBy: (index: number) => Wanted,
): Promise<Stampede> {
  const begin = performance.now();
  const progress = progressLine('orders', tokens.length);
  // Without a rate the next buyer comes when a connection is free: then times are the stack's, not our queue's.
  const arrive = gate(rate > 0 ? tokens.length : connections);
  const outcomes = await Promise.all(
    tokens.map(async (token, index): Promise<Outcome> => {
      if (rate > 0) await sleep((index / rate) * 1_000);
      // Every hundred buyers hold the same share of duplicates, so a run can be repeated.
      const duplicated = (index * 61) % 100 < duplicates;
      const from = http.from(testAddress(index));
      return progress.step(
        await buy({ ...wantedBy(index), http: from, token, duplicated, arrive, patienceMs }),
      );
    }),
  );
  progress.end();
  return { outcomes, seconds: (performance.now() - begin) / 1_000 };
}
