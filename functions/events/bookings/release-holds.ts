import { holdReleases, releaseDue } from '../../../lib/bookings/release-holds.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { logger } from '../../../lib/platform/logger.ts';
import { eachMessage } from '../../../lib/platform/messages.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { noteLapsed } from '../../parts/abuse.ts';
import { bookings } from '../../parts/bookings.ts';
import { sender } from '../../parts/queues.ts';

const deps = {
  noteLapsed: noteLapsed(),
  bookings: bookings(),
  timers: sender(holdReleases),
  clock,
  random,
};

/** Ends the holds of a timer that is due. Queues an early timer again, and one that must wait. */
export const handler = eachMessage(holdReleases, async (timer) => {
  const done = await releaseDue(deps, timer);
  if (done) logger.info('holds released', done);
});
