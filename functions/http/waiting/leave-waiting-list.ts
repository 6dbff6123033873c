import { leaveWaitingList as operation } from '../../../lib/contract/operations/waiting.ts';
import { requireBuyer } from '../../../lib/platform/caller.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { guestEndpoint } from '../../../lib/platform/http/guest-endpoint.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { leaveLine } from '../../../lib/waiting/leave-line.ts';
import { waiting } from '../../parts/waiting.ts';

const deps = { waiting: waiting(), clock, random };

/** Takes the caller out of a line. */
export const handler = guestEndpoint(operation, async ({ params, caller }) => {
  await leaveLine(deps, { id: params.entryId, buyerId: requireBuyer(caller).id });
  return { status: 204, body: undefined };
});
