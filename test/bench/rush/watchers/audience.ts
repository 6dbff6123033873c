import { setTimeout as sleep } from 'node:timers/promises';
import type { Availability } from '../../../../lib/contract/availability.ts';
import { processorTimeOf } from '../../processor-time.ts';
import { buy, type Outcome } from '../buyer.ts';
import { type Http, testAddress } from '../http.ts';
import type { Target } from '../target.ts';
import { type CrowdReport, gatherCrowd } from './crowd.ts';

/** What the watchers of a rush went through. */
export interface Watched {
  readonly count: number;
  readonly connectMs: number;
  readonly subscribeMs: number;
  /** Orders one by one, before the rush. */
  readonly calm: CalmSales;
  readonly report: CrowdReport;
}

/** What it takes to tell everybody of one sale, while nothing else goes on. */
export interface CalmSales {
  readonly outcomes: readonly Outcome[];
  readonly reports: readonly CrowdReport[];
  /** Of the cloud with all its functions, for each watcher who is told; NaN where that cannot be read. */
  readonly processorMs: number;
}

export interface AudienceOptions {
  readonly http: Http;
  readonly target: Target;
  readonly dealId: string;
  readonly count: number;
}

/** Subscriptions under way at a time. */
const parallel = 64;
/** Buyers before the rush. */
export const calmSales = 3;
/** How long we wait for watchers who do not know the final state yet. Whoever polls needs ten seconds. */
const patienceMs = 20_000;

export type Audience = Awaited<ReturnType<typeof findAudience>>;

/** Gathers watchers for a deal. */
export async function findAudience({ http, target, dealId, count }: AudienceOptions) {
  const { apiUrl, liveUrl, dynamodb, pid = 0 } = target;
  if (!liveUrl || !dynamodb) throw new Error('--watchers needs a local cloud with live updates');
  const crowd = await gatherCrowd({ apiUrl, liveUrl, dynamodb, dealId, count, parallel });
  return {
    crowd,
    /** Lets some buy while it is calm. */
    async calmly(tokens: readonly string[]): Promise<CalmSales> {
      const reports: CrowdReport[] = [];
      const outcomes: Outcome[] = [];
      let used = 0;
      for (const [buyer, token] of tokens.entries()) {
        // Nothing of before is under way any more.
        await sleep(2_000);
        const begin = processorTimeOf(pid);
        outcomes.push(
          await buy({
            http: http.from(testAddress(buyer)),
            dealId,
            token,
            duplicated: false,
            arrive: async () => () => {},
            patienceMs,
          }),
        );
        reports.push(await crowd.until(await settled(http, dealId), patienceMs));
        used += processorTimeOf(pid) - begin;
      }
      return { outcomes, reports, processorMs: used / (reports.length * count) };
    },
    /** Waits for those who do not know yet how it ended, and lets everybody go. */
    async end(calm: CalmSales): Promise<Watched> {
      const report = await crowd.end(await settled(http, dealId), patienceMs);
      return { count, connectMs: crowd.connectMs, subscribeMs: crowd.subscribeMs, calm, report };
    },
  };
}

/** What the API answers, once no cache can hold anything older. */
async function settled(http: Http, dealId: string): Promise<Availability> {
  await sleep(1_100);
  const { status, body } = await http.call({ method: 'GET', path: `/v1/deals/${dealId}/availability` });
  if (status !== 200) throw new Error(`The availability was answered with ${status}`);
  return body;
}
