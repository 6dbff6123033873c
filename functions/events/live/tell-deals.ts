import { setTimeout as pause } from 'node:timers/promises';
import type { DealId } from '../../../lib/contract/ids.ts';
import { readAvailability } from '../../../lib/deals/availability.ts';
import { dealUpdates, fanOuts } from '../../../lib/live/queues.ts';
import { onDealNews } from '../../../lib/live/tell-deals.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { count, readEnvironment } from '../../../lib/platform/environment.ts';
import { eachMessage, wasDelivered } from '../../../lib/platform/messages.ts';
import { deals } from '../../parts/deals.ts';
import { topics } from '../../parts/live.ts';
import { sender } from '../../parts/queues.ts';
import { stocks } from '../../parts/stock.ts';

const { LIVE_POLL_THRESHOLD } = readEnvironment({ LIVE_POLL_THRESHOLD: count });
const sale = { deals: deals(), stocks: stocks(), clock };
const deps = {
  topics: topics(),
  clock,
  updates: sender(dealUpdates),
  fanOut: sender(fanOuts),
  availability: (dealId: DealId) => readAvailability(sale, dealId),
  pause: (ms: number) => pause(ms),
  poll: { threshold: LIVE_POLL_THRESHOLD, againMs: 60_000 },
};

/** Sends a deal's availability to its watchers, at most once a second. */
export const handler = eachMessage(dealUpdates, (news, record) =>
  onDealNews(deps, news, wasDelivered(record)),
);
