import type { AccountDependencies } from '../../../lib/accounts/dependencies.ts';
import { accountRepository } from '../../../lib/accounts/repository.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { systemRandom } from '../../../lib/platform/random.ts';

/** What every function that works on accounts is made of. */
export function accountDependencies(): AccountDependencies {
  const { ACCOUNTS_TABLE } = readEnvironment(['ACCOUNTS_TABLE']);
  return {
    accounts: accountRepository(dynamoDocuments(), ACCOUNTS_TABLE),
    clock: systemClock,
    random: systemRandom,
  };
}
