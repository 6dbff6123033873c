import { attendeeJobs } from '../../../lib/contacts/attendee-exports.ts';
import { writeAttendees } from '../../../lib/contacts/write-attendees.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { logger } from '../../../lib/platform/logger.ts';
import { eachMessage } from '../../../lib/platform/messages.ts';
import { attendeeExports } from '../../parts/attendee-exports.ts';
import { contactReader } from '../../parts/contacts.ts';
import { dealBookings } from '../../parts/deal-bookings.ts';
import { attendeeFiles } from '../../parts/files.ts';

const deps = {
  exports: attendeeExports(),
  contacts: contactReader(),
  dealBookings: dealBookings(),
  files: attendeeFiles(),
  clock,
};

/** Writes the attendees of a deal into one file. */
export const handler = eachMessage(attendeeJobs, async (job) => {
  logger.info('attendee export', { exportId: job.exportId, ...(await writeAttendees(deps, job)) });
});
