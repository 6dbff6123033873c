import { setTimeout as pause } from 'node:timers/promises';
import { readAvailability } from '../../../lib/deals/availability.ts';
import { dealRepository } from '../../../lib/deals/repository.ts';
import { dealUpdates, fanOuts } from '../../../lib/live/queues.ts';
import { onDealNews } from '../../../lib/live/tell-deals.ts';
import { sqsClient } from '../../../lib/platform/aws.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { eachMessage, wasDelivered } from '../../../lib/platform/messages.ts';
import { senderTo } from '../../../lib/platform/send.ts';
import { stockRepository } from '../../../lib/stock/repository.ts';
import { liveDependencies } from './dependencies.ts';

const env = readEnvironment([
  'DEALS_TABLE',
  'STOCK_TABLE',
  'DEAL_UPDATE_QUEUE_URL',
  'FAN_OUT_QUEUE_URL',
  'LIVE_POLL_THRESHOLD',
]);
const live = liveDependencies();
const sqs = sqsClient();
const sale = {
  deals: dealRepository(live.dynamo, env.DEALS_TABLE),
  stocks: stockRepository(live.dynamo, env.STOCK_TABLE),
  clock: live.clock,
};
const deps = {
  ...live,
  updates: senderTo(dealUpdates, sqs, env.DEAL_UPDATE_QUEUE_URL),
  fanOut: senderTo(fanOuts, sqs, env.FAN_OUT_QUEUE_URL),
  availability: (dealId: string) => readAvailability(sale, dealId),
  pause: (ms: number) => pause(ms),
  poll: { threshold: Number(env.LIVE_POLL_THRESHOLD), againMs: 60_000 },
};

/** Tells the watchers of a deal how it stands, at most once a second. */
export const handler = eachMessage(dealUpdates, (news, record) =>
  onDealNews(deps, news, wasDelivered(record)),
);
