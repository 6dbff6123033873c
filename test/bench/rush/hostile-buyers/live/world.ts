import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { WebSocket } from 'ws';
import { stageNamed } from '../../../../../cdk/stages.ts';
import type { DealId } from '../../../../../lib/contract/ids.ts';
import type { Stock } from '../../../../../lib/stock/stock.ts';
import { stockOfDeal } from '../../../../../lib/stock/stock-id.ts';
import { connectControl } from '../../../../../local/control/client.ts';
import { device } from '../../../../../local/stripe/device.ts';
import type { SeenRequest } from '../../../../../local/stripe/server.ts';
import { dummyToken } from '../../../../../local/turnstile/siteverify.ts';
import { httpClient } from '../../http.ts';
import { queuesAt } from '../../pay/queues.ts';
import { untilQuiet } from '../../pay/quiet.ts';
import { recordsIn } from '../../pay/records.ts';
import { progressLine } from '../../progress.ts';
import { staff } from '../../staff.ts';
import type { LocalTarget, Target } from '../../target.ts';
import type { Rules } from '../evidence.ts';
import type { World } from '../sale.ts';
import { endpointOf, type Turn } from '../turns.ts';
import { socketsOfAddress } from './environment.ts';
import type { Governor } from './governor.ts';
import { liveShop } from './shop.ts';

/** What a seller says of a drop, and how often dev asks Stripe. */
const controls = { maxUnitsPerOrder: 2, maxUnpaidUnits: 2 };
const rules: Rules = {
  ...{ ...controls, socketsOfAddress },
  callsPerSecond: stageNamed('dev').stripeCallsPerSecond,
};
const stockTable = 'stampede-dev-stock';
const quietWithinMs = 8 * 60_000;

/** What our server asked of the Stripe double, as it is seen there. */
export function turnLog() {
  const seen: { endpoint: string; at: number; intent: string | undefined; bookingId: string | undefined }[] =
    [];
  return {
    note({ method, path, params, caller }: SeenRequest): void {
      if (caller !== 'server') return;
      const metadata = params.metadata as { bookingId?: string } | undefined;
      const at = Date.now();
      seen.push({
        endpoint: endpointOf(method, path),
        at,
        intent: path.split('/')[3],
        bookingId: metadata?.bookingId,
      });
    },
    /** @param bookingOf the booking of each PaymentIntent */
    since: (ms: number, bookingOf: ReadonlyMap<string, string>): Turn[] =>
      seen
        .filter(({ at }) => at >= ms)
        .map(({ endpoint, at, intent = '', bookingId }) => ({
          ...{ endpoint, at },
          bookingId: bookingId ?? bookingOf.get(intent),
        })),
  };
}

export interface LiveSettings {
  readonly target: Target;
  readonly local: LocalTarget;
  readonly connections: number;
  readonly holdSeconds: number;
  readonly floodSeconds: number;
  readonly turns: ReturnType<typeof turnLog>;
  readonly governor: () => Governor | undefined;
  readonly say: (line: string) => void;
}

/** The local cloud, for one sale after the other. */
export async function liveWorld(settings: LiveSettings) {
  const { target, local, connections, say } = settings;
  const control = connectControl(local.control);
  const http = httpClient(target.apiUrl, connections);
  const admin = staff(http, await target.adminToken());
  const records = recordsIn(local.endpoints.dynamodb);
  const queues = await queuesAt(local.endpoints.sqs);
  const stock = stockAt(local.endpoints.dynamodb);
  const attackers = httpClient(target.apiUrl, 32);
  const sockets = new Set<WebSocket>();
  const sale = { dealId: '', opensAt: Number.POSITIVE_INFINITY };
  const parts = {
    device: device(local.stripeUrl, control.stripe),
    liveUrl: target.liveUrl ?? '',
    sale,
    sockets,
  };
  const state = { over: false, watching: undefined as NodeJS.Timeout | undefined };
  const lastMs = (settings.floodSeconds + 3 * settings.holdSeconds + 60) * 1_000;

  const world: World = {
    ...{ rules, say, progress: progressLine },
    shop: liveShop({ http, ...parts }),
    attackersShop: liveShop({ http: attackers, ...parts }),
    challengeToken: (whose, number) => `${dummyToken}.${whose}.${number}`,
    attackersTurn: () => settings.governor()?.turn() ?? Promise.resolve(),
    isOver: () => state.over,
    async open(units) {
      const deal = await admin.openDeal({
        ...{ title: 'Hostile rush', units, drop: true, opensInMs: 4_000, controls },
      });
      Object.assign(sale, { dealId: deal.id, opensAt: Date.parse(deal.startsAt) });
      Object.assign(state, { over: false, watching: setInterval(() => void look(), 2_000) });
    },
    async end() {
      clearInterval(state.watching);
      for (const socket of sockets) socket.terminate();
      sockets.clear();
      await untilQuiet(
        { records, queues, stripe: control.stripe },
        { dealId: sale.dealId, patienceMs: quietWithinMs, log: say },
      );
      const { paymentIntents } = await control.stripe.books();
      const bookingOf = new Map(paymentIntents.map(({ id, metadata }) => [id, metadata.bookingId ?? '']));
      return {
        bookings: await records.bookings(sale.dealId),
        turns: settings.turns.since(sale.opensAt, bookingOf),
      };
    },
  };

  async function look(): Promise<void> {
    const item = await stock.get(sale.dealId).catch(() => undefined);
    const soldOut = item !== undefined && item.sold === item.total;
    if (soldOut || Date.now() > sale.opensAt + lastMs) state.over = true;
  }

  return {
    world,
    ...{ control, http, admin, records, queues, sale },
    async stop() {
      clearInterval(state.watching);
      await admin.tidyUp();
      for (const each of [http, attackers, records, queues, stock]) each.close();
    },
  };
}

function stockAt(endpoint: string) {
  const client = new DynamoDBClient({
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const documents = DynamoDBDocumentClient.from(client);
  return {
    async get(dealId: string): Promise<Stock | undefined> {
      const { Item } = await documents.send(
        new GetCommand({ TableName: stockTable, Key: { pk: stockOfDeal(dealId as DealId) } }),
      );
      return Item as Stock | undefined;
    },
    close: () => client.destroy(),
  };
}

export type LiveWorld = Awaited<ReturnType<typeof liveWorld>>;
