import type { RiskReason } from '../contract/risk.ts';
import type { AbusePolicy } from './policy.ts';

/** What is known of an order, or of a wish for a guest token. Counts are of the window of their limit, this one included. */
export interface RiskSignals {
  readonly ordersOfBuyer: number;
  readonly ordersOfDevice: number;
  readonly ordersOfAddress: number;
  readonly guestsOfDevice: number;
  readonly guestsOfAddress: number;
  /** Buyers who used the device in a day. */
  readonly buyersOfDevice: number;
  /** What was noticed when the guest's token was made; it travels in the token, so it costs no read. */
  readonly noticed: readonly RiskReason[];
  readonly country: CountryMatch;
}

/** `unknown` weighs nothing: where no country is told, nobody is suspected for it. */
export type CountryMatch = 'match' | 'mismatch' | 'unknown';

export const calm: RiskSignals = {
  ordersOfBuyer: 0,
  ordersOfDevice: 0,
  ordersOfAddress: 0,
  guestsOfDevice: 0,
  guestsOfAddress: 0,
  buyersOfDevice: 0,
  noticed: [],
  country: 'unknown',
};

interface Sign {
  readonly reason: RiskReason;
  readonly weight: number;
  readonly shows: (signals: RiskSignals, policy: Levels) => boolean;
}

type Levels = Pick<AbusePolicy, 'orders' | 'guests' | 'buyersOfDevice'>;

/** Every signal there is; docs/abuse.md explains each, and a test holds the two together. */
export const signs: readonly Sign[] = [
  {
    reason: 'buyer_velocity',
    weight: 25,
    shows: ({ ordersOfBuyer }, { orders }) => ordersOfBuyer >= orders.buyer.notice,
  },
  {
    reason: 'device_velocity',
    weight: 25,
    shows: ({ ordersOfDevice }, { orders }) => ordersOfDevice >= orders.device.notice,
  },
  {
    reason: 'address_velocity',
    weight: 15,
    shows: ({ ordersOfAddress }, { orders }) => ordersOfAddress >= orders.address.notice,
  },
  {
    reason: 'guests_from_device',
    weight: 40,
    shows: ({ guestsOfDevice, noticed }, { guests }) =>
      guestsOfDevice >= guests.device.notice || noticed.includes('guests_from_device'),
  },
  {
    reason: 'guests_from_address',
    weight: 20,
    shows: ({ guestsOfAddress, noticed }, { guests }) =>
      guestsOfAddress >= guests.address.notice || noticed.includes('guests_from_address'),
  },
  {
    reason: 'guest_flood_from_address',
    weight: 30,
    shows: ({ guestsOfAddress, noticed }, { guests }) =>
      guestsOfAddress * 2 >= guests.address.limit || noticed.includes('guest_flood_from_address'),
  },
  {
    reason: 'device_shared',
    weight: 40,
    shows: ({ buyersOfDevice }, levels) => buyersOfDevice >= levels.buyersOfDevice.shared,
  },
  {
    reason: 'device_passed_around',
    weight: 20,
    shows: ({ buyersOfDevice }, levels) => buyersOfDevice >= levels.buyersOfDevice.passedAround,
  },
  { reason: 'country_mismatch', weight: 20, shows: ({ country }) => country === 'mismatch' },
];

export interface Risk {
  /** From 0 to 100. */
  readonly score: number;
  readonly reasons: readonly RiskReason[];
}

/** Adds up the weights of the signs that show. */
export function decideRisk(signals: RiskSignals, levels: Levels): Risk {
  const shown = signs.filter(({ shows }) => shows(signals, levels));
  const score = shown.reduce((sum, { weight }) => sum + weight, 0);
  return { score: Math.min(100, score), reasons: shown.map(({ reason }) => reason) };
}

/** Whether what a buyer says of their country fits where the request comes from. */
export const decideCountry = (claimed: string | undefined, seen: string | undefined): CountryMatch => {
  if (!claimed || !seen) return 'unknown';
  return claimed.toUpperCase() === seen.toUpperCase() ? 'match' : 'mismatch';
};

export type RiskAction =
  | 'allow'
  /** Only with a solved challenge. */
  | 'challenge'
  /** It proceeds, and staff look at it. */
  | 'review';

export interface Standing {
  /** A challenge was solved for this request, or need not be (see docs/abuse.md, “When the provider is down”). */
  readonly cleared: boolean;
  /** A signed-in buyer with a confirmed booking: the score alone never stops them. */
  readonly trusted: boolean;
}

/** What a score leads to. */
export function decideAction(
  { score }: Risk,
  { cleared, trusted }: Standing,
  { challenge, review }: AbusePolicy['thresholds'],
): RiskAction {
  if (score >= challenge && !cleared && !trusted) return 'challenge';
  return score >= review ? 'review' : 'allow';
}
