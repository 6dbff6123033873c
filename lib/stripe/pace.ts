import { type Clock, toEpochSeconds } from '../platform/clock.ts';
import type { DynamoDBDocumentClient } from '../platform/documents/commands.ts';
import type { Random } from '../platform/random.ts';
import { ProviderError } from './provider.ts';
import { turnShares } from './turn-shares.ts';
import { type TurnPool, turnCounters } from './turns.ts';

/** Waits for room to call this endpoint. @throws ProviderError `busy` when the wait would be too long. */
export type Pace = (endpoint: string) => Promise<void>;

/** Turns at Stripe, by the kind of caller. */
export interface Turns {
  /** For webhooks, consumers, the reconciler and staff. A share is reserved for them, and they may use the rest too. */
  readonly background: Pace;
  /** For requests of waiting buyers. All buyers together get a part, and each of them a part of that. */
  clientOf(caller: string): Pace;
}

export interface PaceSettings {
  readonly table: string;
  /** Calls of one endpoint in a second, over all functions. */
  readonly perSecond: number;
  /** The seconds that a caller waits for its turn. */
  readonly patience: number;
  readonly clock: Clock;
  readonly random: Random;
  readonly wait: (ms: number) => Promise<void>;
}

/**
 * Spreads calls over time. Stripe takes about 25 requests a second for an endpoint and answers the rest with 429. All
 * functions count in two items for each second and endpoint. A caller that finds them full waits for another second, at
 * a random moment of it. A container that knows a full second does not ask about it again. Each full item therefore
 * gets one extra request from each container.
 * @see https://docs.stripe.com/rate-limits
 */
export function pacer(dynamo: DynamoDBDocumentClient, settings: PaceSettings): Turns {
  const { perSecond, patience, clock, random, wait } = settings;
  const shares = turnShares(perSecond);
  const take = turnCounters(dynamo, settings.table);
  const heard = heardFull();

  const takeFrom = async (pool: TurnPool, endpoint: string, caller?: string): Promise<boolean> => {
    const second = toEpochSeconds(clock.now());
    const most = shares[pool];
    const [ofPool, ofCaller] = [`${endpoint} ${pool}`, `${endpoint} ${pool} ${caller}`];
    if (most === 0 || heard.isFull(second, ofPool) || heard.isFull(second, ofCaller)) return false;
    const share = caller === undefined ? {} : { caller: { id: caller, most: shares.caller } };
    const outcome = await take({ endpoint, second, pool, most, ...share });
    if (outcome === 'none') heard.note(second, ofPool);
    if (outcome === 'none_for_caller') heard.note(second, ofCaller);
    return outcome === 'taken';
  };

  const waitFor = async (endpoint: string, attempt: () => Promise<boolean>): Promise<void> => {
    for (let waited = 0; waited <= patience; waited++) {
      if (await attempt()) return;
      if (waited < patience) await wait(1_000 - (clock.now() % 1_000) + random.fraction() * 900);
    }
    throw new ProviderError('busy', `Too many calls of ${endpoint} at once`);
  };

  return {
    background: (endpoint) =>
      waitFor(
        endpoint,
        async () => (await takeFrom('reserved', endpoint)) || (await takeFrom('shared', endpoint)),
      ),
    clientOf: (caller) => (endpoint) => waitFor(endpoint, () => takeFrom('shared', endpoint, caller)),
  };
}

/** The pools that this container knows as full, in the last second that it asked about. */
function heardFull() {
  let about = 0;
  const full = new Set<string>();
  return {
    isFull: (second: number, what: string): boolean => second === about && full.has(what),
    note(second: number, what: string): void {
      if (second !== about) full.clear();
      about = second;
      full.add(what);
    },
  };
}
