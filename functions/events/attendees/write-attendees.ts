import { attendeeExports, attendeeJobs } from '../../../lib/contacts/attendee-exports.ts';
import { attendeeFiles } from '../../../lib/contacts/attendee-files.ts';
import { contactReader } from '../../../lib/contacts/repository.ts';
import { writeAttendees } from '../../../lib/contacts/write-attendees.ts';
import { dealBookings } from '../../../lib/deal-bookings/repository.ts';
import { dynamoDocuments, s3Client } from '../../../lib/platform/aws.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { logger } from '../../../lib/platform/logger.ts';
import { eachMessage } from '../../../lib/platform/messages.ts';

const env = readEnvironment(['CONTACTS_TABLE', 'DEAL_BOOKINGS_TABLE', 'EXPORTS_BUCKET']);
const dynamo = dynamoDocuments();
const deps = {
  exports: attendeeExports(dynamo, env.CONTACTS_TABLE),
  contacts: contactReader(dynamo, env.CONTACTS_TABLE),
  dealBookings: dealBookings(dynamo, env.DEAL_BOOKINGS_TABLE),
  files: attendeeFiles(s3Client(), env.EXPORTS_BUCKET),
  clock,
};

/** Writes who bought a deal into one file. */
export const handler = eachMessage(attendeeJobs, async (job) => {
  logger.info('attendee export', { exportId: job.exportId, ...(await writeAttendees(deps, job)) });
});
