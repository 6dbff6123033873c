import type { Clock } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';
import type { AccountRepository } from './repository.ts';

/** What the use-cases of accounts work with. */
export interface AccountDependencies {
  readonly accounts: AccountRepository;
  readonly clock: Clock;
  readonly random: Random;
}
