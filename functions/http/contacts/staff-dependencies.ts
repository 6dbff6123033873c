import { contactRepository } from '../../../lib/contacts/repository.ts';
import { dynamoDocuments, secretsClient } from '../../../lib/platform/aws.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { loadSigningKeys } from '../../../lib/platform/signing.ts';
import { auditOfThisFunction } from '../audit/audit-log.ts';
import { searchDependencies } from './search-dependencies.ts';

const env = readEnvironment(['CONTACTS_TABLE', 'BOOKINGS_TABLE', 'SIGNING_SECRET_ARN']);
const keys = await loadSigningKeys(secretsClient(), env.SIGNING_SECRET_ARN);

/** The parts of the operations by which staff look for buyers: the audit hears of what they are shown. */
export const staffDependencies = {
  ...searchDependencies,
  contacts: contactRepository(
    dynamoDocuments(),
    { contacts: env.CONTACTS_TABLE, bookings: env.BOOKINGS_TABLE },
    keys('contact-email'),
  ),
  audit: auditOfThisFunction(),
};
