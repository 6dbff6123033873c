import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { writeAmount } from '../../../parts/amount.ts';
import type { DraftPicture } from './pictures/picture.ts';
import { localTimeAt } from './zoned-time.ts';

/** One part of a cancellation policy, as typed. Without a day the part applies for ever. */
export interface DraftRefund {
  readonly percent: string;
  readonly date: string;
  readonly time: string;
}

/** The editor's form: everything as the person typed it, so that nothing is lost while it is wrong. */
export interface Draft {
  readonly sellerId: string;
  readonly externalId: string;
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly pictures: readonly DraftPicture[];
  readonly images: readonly string[];
  readonly currency: string;
  readonly price: string;
  /** Empty when it is the price. */
  readonly originalPrice: string;
  readonly zone: string;
  readonly startDate: string;
  readonly startTime: string;
  readonly endDate: string;
  readonly endTime: string;
  readonly quantityTotal: string;
  /** Empty without a limit; so are the other bounds. */
  readonly perCustomerLimit: string;
  readonly maxUnitsPerOrder: string;
  readonly maxUnpaidUnits: string;
  readonly recentSignInAbove: string;
  readonly signedInOnly: boolean;
  /** `auto` leaves it to the server, for new deals only. */
  readonly challengeGuests: 'auto' | 'on' | 'off';
  readonly drop: boolean;
  readonly refunds: readonly DraftRefund[];
  readonly hasPlace: boolean;
  readonly city: string;
  readonly country: string;
  readonly latitude: string;
  readonly longitude: string;
  readonly address: string;
}

/** Returns the form of a new deal. Its bounds are the defaults of the API. */
export const emptyDraft = (zone: string): Draft => ({
  sellerId: '',
  externalId: '',
  title: '',
  description: '',
  category: '',
  tags: [],
  pictures: [],
  images: [],
  currency: 'EUR',
  price: '',
  originalPrice: '',
  zone,
  startDate: '',
  startTime: '',
  endDate: '',
  endTime: '',
  quantityTotal: '',
  perCustomerLimit: '',
  maxUnitsPerOrder: '10',
  maxUnpaidUnits: '10',
  recentSignInAbove: '',
  signedInOnly: false,
  challengeGuests: 'auto',
  drop: false,
  refunds: [],
  hasPlace: false,
  city: '',
  country: '',
  latitude: '',
  longitude: '',
  address: '',
});

/** Returns the form of a deal. `locale` decides the decimal sign. */
export function draftOf(deal: AdminDeal, zone: string, locale: string): Draft {
  const { price, originalPrice, recentSignInAbove, location } = deal;
  const starts = localTimeAt(deal.startsAt, zone);
  const ends = localTimeAt(deal.endsAt, zone);
  const typed = (value: number | undefined) => (value === undefined ? '' : String(value));
  return {
    sellerId: deal.sellerId,
    externalId: deal.externalId ?? '',
    title: deal.title,
    description: deal.description,
    category: deal.category,
    tags: deal.tags,
    pictures: deal.pictures,
    images: deal.images,
    currency: price.currency,
    price: writeAmount(price, locale),
    originalPrice: originalPrice.amountMinor === price.amountMinor ? '' : writeAmount(originalPrice, locale),
    zone,
    startDate: starts.date,
    startTime: starts.time,
    endDate: ends.date,
    endTime: ends.time,
    quantityTotal: String(deal.quantityTotal),
    perCustomerLimit: typed(deal.perCustomerLimit),
    maxUnitsPerOrder: String(deal.maxUnitsPerOrder),
    maxUnpaidUnits: typed(deal.maxUnpaidUnits),
    recentSignInAbove: recentSignInAbove ? writeAmount(recentSignInAbove, locale) : '',
    signedInOnly: deal.signedInOnly,
    challengeGuests: deal.challengeGuests ? 'on' : 'off',
    drop: deal.drop,
    refunds: (deal.cancellationPolicy?.refunds ?? []).map(({ percent, until }) => ({
      percent: String(percent),
      ...(until ? localTimeAt(until, zone) : { date: '', time: '' }),
    })),
    hasPlace: location !== undefined,
    city: location?.city ?? '',
    country: location?.country ?? '',
    latitude: typed(location?.latitude),
    longitude: typed(location?.longitude),
    address: location?.address ?? '',
  };
}

/** Returns the form of a copy. Its window is left open, because that of the original has often passed. */
export const copyOf = (deal: AdminDeal, zone: string, locale: string): Draft => ({
  ...draftOf(deal, zone, locale),
  externalId: '',
  startDate: '',
  startTime: '',
  endDate: '',
  endTime: '',
  refunds: draftOf(deal, zone, locale).refunds.map(({ percent }) => ({ percent, date: '', time: '' })),
});
