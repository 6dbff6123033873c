import { attendeeExports } from '../../../lib/contacts/attendee-exports.ts';
import { dealRepository } from '../../../lib/deals/repository.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { auditOfThisFunction } from '../audit/audit-log.ts';

const env = readEnvironment(['DEALS_TABLE', 'CONTACTS_TABLE']);
const dynamo = dynamoDocuments();

/** The parts of the operations by which staff ask for lists of attendees. */
export const exportDependencies = {
  deals: dealRepository(dynamo, env.DEALS_TABLE),
  exports: attendeeExports(dynamo, env.CONTACTS_TABLE),
  audit: auditOfThisFunction(),
  clock,
};
