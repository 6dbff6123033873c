import { attendeeFiles } from '../../../lib/contacts/attendee-files.ts';
import type { PaymentEnding } from '../../../lib/payments/personal-data.ts';
import { cognitoClient, dynamoDocuments, s3Client } from '../../../lib/platform/aws.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { exportFiles } from '../../../lib/privacy/export-files.ts';
import { privacyRepository } from '../../../lib/privacy/repository.ts';
import { personalData } from './sources.ts';

const environment = readEnvironment([
  'PRIVACY_TABLE',
  'EXPORTS_BUCKET',
  'ABUSE_TABLE',
  'ACCOUNTS_TABLE',
  'BOOKINGS_TABLE',
  'STOCK_TABLE',
  'PAYMENTS_TABLE',
  'CONTACTS_TABLE',
  'CUSTOMERS_POOL_ID',
]);
const dynamo = dynamoDocuments();
const privacy = privacyRepository(dynamo, environment.PRIVACY_TABLE);
const files = exportFiles(s3Client(), environment.EXPORTS_BUCKET);
const lists = attendeeFiles(s3Client(), environment.EXPORTS_BUCKET);

/** What the jobs on somebody's data work with. */
export const jobDependencies = (ending: PaymentEnding) => ({
  privacy,
  files,
  clock,
  sources: personalData({
    dynamo,
    cognito: cognitoClient(),
    privacy,
    files,
    lists,
    ending,
    environment,
    clock,
    random,
  }),
});
