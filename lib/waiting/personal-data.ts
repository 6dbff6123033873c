import type { Clock } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';
import { untilSettled } from '../platform/until-settled.ts';
import type { PersonalData } from '../privacy/personal-data.ts';
import type { WaitingRepository } from './repository.ts';
import { toWaitingEntry } from './waiting.ts';

interface Deps {
  readonly waiting: Pick<WaitingRepository, 'listByBuyer' | 'forget' | 'countDown'>;
  readonly clock: Clock;
  readonly random: Random;
}

const patience = {
  contention: { attempts: 8, baseMs: 20, capMs: 400 },
  busy: 'The entries of this person keep changing.',
} as const;

/** The places in waiting lists. A person who is erased leaves every line; the sweeper ends one that is empty then. */
export const waitingData = ({ waiting, clock, random }: Deps): PersonalData => ({
  name: 'waiting-lists',
  places: ['table:waiting'],
  async *export({ id }) {
    const now = clock.now();
    for (const record of await waiting.listByBuyer(id)) yield toWaitingEntry(record, { now });
  },
  erase: ({ id }) =>
    untilSettled({ ...patience, random }, async () => {
      for (const record of await waiting.listByBuyer(id)) {
        if (!(await waiting.forget(record))) return undefined;
        if (record.status === 'waiting') await waiting.countDown(record.stockId, 1);
      }
      return true;
    }).then(() => undefined),
});
