import type { PaymentEnding } from '../../lib/payments/personal-data.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { nonEmpty, readEnvironment } from '../../lib/platform/environment.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { bookings } from './bookings.ts';
import { cognito } from './clients.ts';
import { dynamo, tableAt } from './dynamo.ts';
import { attendeeFiles, exportFiles } from './files.ts';
import { personalData } from './personal-data.ts';
import { privacy } from './privacy.ts';

/** The dependencies of the jobs on personal data. */
export const jobDependencies = (ending: PaymentEnding) => ({
  privacy: privacy(),
  files: exportFiles(),
  clock,
  sources: personalData({
    dynamo: dynamo(),
    bookings: bookings(),
    cognito: cognito(),
    privacy: privacy(),
    files: exportFiles(),
    lists: attendeeFiles(),
    ending,
    tableAt,
    customersPool: readEnvironment({ CUSTOMERS_POOL_ID: nonEmpty }).CUSTOMERS_POOL_ID,
    clock,
    random,
  }),
});
