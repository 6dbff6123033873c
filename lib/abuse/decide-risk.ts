import type { RiskReason } from '../contract/risk.ts';
import type { AbusePolicy, Share } from './policy.ts';

/**
 * The facts about an order, or about a request for a guest token. Each count covers its limit's window, and includes
 * this request.
 */
export interface RiskSignals {
  readonly ordersOfBuyer: number;
  readonly ordersOfDevice: number;
  readonly guestsOfDevice: number;
  readonly guestsOfAddress: number;
  /** Whether the app sends a device id. */
  readonly hasDevice: boolean;
  /** The units of this deal that the address asked for, and the deal's total. */
  readonly unitsOfAddress: number;
  readonly unitsOfDeal: number;
  /** How many buyers used the device in a day. */
  readonly buyersOfDevice: number;
  readonly marks: MarkCounts;
  /** The signs seen when the guest's token was made. They travel in the token, so they cost no read. */
  readonly noticed: readonly RiskReason[];
  readonly country: CountryMatch;
}

/** The mishaps of the buyer, the device and the address in the window. */
export interface MarkCounts {
  /** The lapsed holds of the buyer or of the device, whichever has more. */
  readonly lapsedHolds: number;
  /** The units of this deal in the address's lapsed holds. */
  readonly lapsedUnitsOfAddress: number;
  readonly declinedCards: number;
  readonly declinedCardsOfAddress: number;
}

export const noMarks: MarkCounts = {
  lapsedHolds: 0,
  lapsedUnitsOfAddress: 0,
  declinedCards: 0,
  declinedCardsOfAddress: 0,
};

/** `unknown` weighs nothing: without a known country there is no suspicion. */
export type CountryMatch = 'match' | 'mismatch' | 'unknown';

export const calm: RiskSignals = {
  ordersOfBuyer: 0,
  ordersOfDevice: 0,
  guestsOfDevice: 0,
  guestsOfAddress: 0,
  hasDevice: true,
  unitsOfAddress: 0,
  unitsOfDeal: 0,
  buyersOfDevice: 0,
  marks: noMarks,
  noticed: [],
  country: 'unknown',
};

interface Sign {
  readonly reason: RiskReason;
  readonly weight: number;
  /** The sign concerns everyone at the address, not this buyer. */
  readonly ofCrowd?: true;
  readonly shows: (signals: RiskSignals, policy: Levels) => boolean;
}

type Levels = Pick<
  AbusePolicy,
  'orders' | 'guests' | 'dealAddress' | 'marks' | 'buyersOfDevice' | 'thresholds'
>;

/** Returns the units that a share of a deal amounts to. */
export const unitsIn = ({ percent, atLeast }: Share, unitsOfDeal: number): number =>
  Math.max(atLeast, Math.ceil((unitsOfDeal * percent) / 100));

/** All signs. docs/abuse.md explains each one, and a test compares the two. */
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
  { reason: 'no_device', weight: 25, ofCrowd: true, shows: ({ hasDevice }) => !hasDevice },
  {
    reason: 'address_velocity',
    weight: 25,
    ofCrowd: true,
    shows: ({ unitsOfAddress, unitsOfDeal }, { dealAddress }) =>
      unitsOfAddress > unitsIn(dealAddress.notice, unitsOfDeal),
  },
  {
    reason: 'address_share',
    weight: 25,
    ofCrowd: true,
    shows: ({ unitsOfAddress, unitsOfDeal }, { dealAddress }) =>
      unitsOfAddress > unitsIn(dealAddress.share, unitsOfDeal),
  },
  {
    reason: 'guests_from_device',
    weight: 40,
    shows: ({ guestsOfDevice, noticed }, { guests }) =>
      guestsOfDevice >= guests.device.notice || noticed.includes('guests_from_device'),
  },
  {
    reason: 'guests_from_address',
    weight: 25,
    ofCrowd: true,
    shows: ({ guestsOfAddress, noticed }, { guests }) =>
      guestsOfAddress >= guests.address.notice || noticed.includes('guests_from_address'),
  },
  {
    reason: 'guest_flood_from_address',
    weight: 25,
    ofCrowd: true,
    shows: ({ guestsOfAddress, noticed }, { guests }) =>
      guestsOfAddress >= guests.address.flood || noticed.includes('guest_flood_from_address'),
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
  {
    reason: 'lapsed_holds',
    weight: 50,
    shows: ({ marks: { lapsedHolds } }, { marks }) => lapsedHolds >= marks.lapsedHolds,
  },
  {
    reason: 'lapsed_holds_from_address',
    weight: 25,
    ofCrowd: true,
    shows: ({ marks: { lapsedUnitsOfAddress }, unitsOfDeal }, { dealAddress }) =>
      lapsedUnitsOfAddress > unitsIn(dealAddress.share, unitsOfDeal),
  },
  {
    reason: 'declined_cards',
    weight: 50,
    shows: ({ marks: { declinedCards } }, { marks }) => declinedCards >= marks.declinedCards,
  },
  {
    reason: 'declined_cards_from_address',
    weight: 25,
    ofCrowd: true,
    shows: ({ marks: { declinedCardsOfAddress } }, { marks }) =>
      declinedCardsOfAddress >= marks.declinedCardsOfAddress,
  },
  { reason: 'country_mismatch', weight: 20, shows: ({ country }) => country === 'mismatch' },
];

export interface Risk {
  /** From 0 to 100. */
  readonly score: number;
  readonly reasons: readonly RiskReason[];
}

/**
 * Adds up the weights of the signs that show. Signs of a crowd may lead to a challenge for everyone in it, but never to
 * a review by staff: thousands of orders would need one.
 */
export function decideRisk(signals: RiskSignals, levels: Levels): Risk {
  const shown = signs.filter(({ shows }) => shows(signals, levels));
  const weightOf = (some: readonly Sign[]) => some.reduce((sum, { weight }) => sum + weight, 0);
  const own = weightOf(shown.filter(({ ofCrowd }) => !ofCrowd));
  const crowd = Math.min(weightOf(shown.filter(({ ofCrowd }) => ofCrowd)), levels.thresholds.review - 1);
  return { score: Math.min(100, own + crowd), reasons: shown.map(({ reason }) => reason) };
}

/** Compares the country that a buyer states with the country of the request. */
export const decideCountry = (claimed: string | undefined, seen: string | undefined): CountryMatch => {
  if (!claimed || !seen) return 'unknown';
  return claimed.toUpperCase() === seen.toUpperCase() ? 'match' : 'mismatch';
};

export type RiskAction =
  | 'allow'
  /** Needs a solved challenge. */
  | 'challenge'
  /** Proceeds, and staff review it. */
  | 'review';

export interface Standing {
  /** The request has a solved challenge, or needs none (see docs/abuse.md, “When the provider is down”). */
  readonly cleared: boolean;
  /** A signed-in buyer with a confirmed booking. The score alone never stops such a buyer. */
  readonly trusted: boolean;
}

/** Decides the consequence of a score. */
export function decideAction(
  { score }: Risk,
  { cleared, trusted }: Standing,
  { challenge, review }: AbusePolicy['thresholds'],
): RiskAction {
  if (score >= challenge && !cleared && !trusted) return 'challenge';
  return score >= review ? 'review' : 'allow';
}
