import type { Clock } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';
import type { AccountRepository } from './repository.ts';

/** The dependencies of the use-cases of accounts. */
export interface AccountDependencies {
  readonly accounts: AccountRepository;
  readonly clock: Clock;
  readonly random: Random;
}
