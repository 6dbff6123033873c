import { setTimeout as wait } from 'node:timers/promises';
import { getReconciliation as operation } from '../../../lib/contract/operations/bookings-for-staff.ts';
import { getReconciliation } from '../../../lib/deal-bookings/get-reconciliation.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { stockOfDeal } from '../../../lib/stock/stock-id.ts';
import { dealBookings } from '../../parts/deal-bookings.ts';
import { stocks } from '../../parts/stock.ts';

const deps = {
  stocks: stocks(),
  dealBookings: dealBookings(),
  clock,
  wait: (ms: number) => wait(ms),
};

/** Compares a deal's stock with its booking records. */
export const handler = endpoint(operation, async ({ params }) => ({
  status: 200,
  body: await getReconciliation(deps, stockOfDeal(params.dealId)),
}));
