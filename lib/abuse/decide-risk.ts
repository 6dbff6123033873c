import type { RiskReason } from '../contract/risk.ts';
import type { AbusePolicy, Share } from './policy.ts';

/** The facts about an order, or a request for a guest token. Counts are of their limit's window, this one included. */
export interface RiskSignals {
  readonly ordersOfBuyer: number;
  readonly ordersOfDevice: number;
  readonly guestsOfDevice: number;
  readonly guestsOfAddress: number;
  /** Whether the app says which device it is on. */
  readonly hasDevice: boolean;
  /** Units that the address asked for of this deal, and all that the deal has. */
  readonly unitsOfAddress: number;
  readonly unitsOfDeal: number;
  /** Buyers who used the device in a day. */
  readonly buyersOfDevice: number;
  readonly marks: MarkCounts;
  /** The signs that were noticed when the guest's token was made. The list travels in the token, so it costs no read. */
  readonly noticed: readonly RiskReason[];
  readonly country: CountryMatch;
}

/** Mishaps of the buyer, device and address in the window. */
export interface MarkCounts {
  /** Of the buyer or of their device, whichever has more. */
  readonly lapsedHolds: number;
  /** Units of this deal that the address let lapse. */
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

/** `unknown` weighs nothing: where no country is told, nobody is suspected for it. */
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
  /** It is about whoever shares an address, and not about this buyer. */
  readonly ofCrowd?: true;
  readonly shows: (signals: RiskSignals, policy: Levels) => boolean;
}

type Levels = Pick<
  AbusePolicy,
  'orders' | 'guests' | 'dealAddress' | 'marks' | 'buyersOfDevice' | 'thresholds'
>;

/** Units of a deal that a share of it comes to. */
export const unitsIn = ({ percent, atLeast }: Share, unitsOfDeal: number): number =>
  Math.max(atLeast, Math.ceil((unitsOfDeal * percent) / 100));

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
 * Adds up the weights of the signs that show. Those that a crowd has in common may ask all of it for a challenge, but never
 * come to what staff should look at: thousands of orders would.
 */
export function decideRisk(signals: RiskSignals, levels: Levels): Risk {
  const shown = signs.filter(({ shows }) => shows(signals, levels));
  const weightOf = (some: readonly Sign[]) => some.reduce((sum, { weight }) => sum + weight, 0);
  const own = weightOf(shown.filter(({ ofCrowd }) => !ofCrowd));
  const crowd = Math.min(weightOf(shown.filter(({ ofCrowd }) => ofCrowd)), levels.thresholds.review - 1);
  return { score: Math.min(100, own + crowd), reasons: shown.map(({ reason }) => reason) };
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

/** Decides what a score leads to. */
export function decideAction(
  { score }: Risk,
  { cleared, trusted }: Standing,
  { challenge, review }: AbusePolicy['thresholds'],
): RiskAction {
  if (score >= challenge && !cleared && !trusted) return 'challenge';
  return score >= review ? 'review' : 'allow';
}
