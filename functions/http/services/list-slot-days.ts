import { listSlotDays as operation } from '../../../lib/contract/operations/services-slots.ts';
import { limitsOfStage } from '../../../lib/platform/http/limits-of-stage.ts';
import { openEndpoint } from '../../../lib/platform/http/open-endpoint.ts';
import { listSlotDays } from '../../../lib/slots/list-slots.ts';
import { slotDependencies } from '../../parts/free-slots.ts';

const deps = slotDependencies();

/** Lists the dates of a month on which a service can be booked. */
export const handler = openEndpoint(
  operation,
  async ({ params, query }) => ({ status: 200, body: await listSlotDays(deps, { ...params, ...query }) }),
  { limits: limitsOfStage(operation) },
);
