import { setTimeout as sleep } from 'node:timers/promises';
import type { gate } from '../../../../local/gate.ts';
import type { Device } from '../../../../local/stripe/device.ts';
import { seededRandom } from '../../../../local/stripe/random.ts';
import { buy, type Outcome } from '../buyer.ts';
import { type Http, testAddress } from '../http.ts';
import { type Played, play } from './payer.ts';
import { castOf, type Persona } from './personas.ts';

export interface Market {
  readonly http: Http;
  /** The connections of those who pay: they wait for Stripe, and nobody's order shall wait for them. */
  readonly payers: Http;
  readonly device: Device;
  readonly dealId: string;
  readonly tokens: readonly string[];
  readonly seed: number;
  /** Percent of buyers who send their order twice. */
  readonly duplicates: number;
  readonly arrive: ReturnType<typeof gate>;
  /** How long a buyer who found it sold out comes back, in the hope of units that nobody paid for. */
  readonly returnsForMs: number;
  /** How long a buyer waits for the decision on an order before we call them unanswered. */
  readonly patienceMs: number;
}

/** What one buyer came to: the order that counts, and what they did with their unit. */
export interface Visit {
  readonly outcome: Outcome;
  readonly played?: Played;
  /** They got their unit only when they came back. */
  readonly second: boolean;
}

/** One in five who find it sold out come back. */
const returning = 0.2;

/** Runs all buyers: each orders, and whoever gets a unit plays their part with it. */
export function runMarket(market: Market, onVisit: (visit: Visit) => Visit): Promise<Visit[]> {
  const { tokens, seed, duplicates, dealId, http, arrive, patienceMs } = market;
  const cast = castOf(tokens.length, seed);
  const begin = Date.now();
  return Promise.all(
    tokens.map(async (token, index): Promise<Visit> => {
      const random = seededRandom(seed * 1_000_003 + index);
      const from = http.from(testAddress(index));
      const order = (duplicated: boolean) =>
        buy({ http: from, dealId, token, duplicated, arrive, patienceMs });
      const persona = cast[index] ?? 'pays';
      let outcome = await order((index * 61) % 100 < duplicates);
      const second = outcome.verdict === 'rejected' && random() < returning;
      while (second && outcome.verdict === 'rejected' && Date.now() - begin < market.returnsForMs) {
        await sleep(4_000 + random() * 4_000);
        outcome = await order(false);
      }
      const played = await playIfHeld(market, {
        outcome,
        address: testAddress(index),
        token,
        persona,
        random,
      });
      return onVisit({ outcome, ...(played && { played }), second: second && played !== undefined });
    }),
  );
}

async function playIfHeld(
  { payers: http, device }: Market,
  {
    outcome,
    address,
    token,
    persona,
    random,
  }: { outcome: Outcome; address: string; token: string; persona: Persona; random: () => number },
): Promise<Played | undefined> {
  const { bookingId, verdict } = outcome;
  if (verdict !== 'held' || bookingId === undefined) return undefined;
  return play({ http: http.from(address), device, persona, bookingId, token, random });
}
