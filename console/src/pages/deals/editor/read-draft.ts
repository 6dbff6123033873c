import type { Location, Money, RefundTier } from '@stampede/mobile-sdk/admin';
import { readAmount } from '../../../parts/amount.ts';
import type { Draft } from './draft.ts';
import type { Fault, Faults, Field } from './fields.ts';
import { maxAlt, namedPictures } from './pictures/picture.ts';
import type { Terms } from './terms.ts';
import { instantOf } from './zoned-time.ts';

/** The terms of a form, and its faults. Terms with faults have placeholders, and must not be sent. */
export interface ReadDraft {
  readonly terms: Terms;
  readonly quantityTotal: number;
  readonly faults: Faults;
}

/** The most units of a deal, and of one order. */
const maxStock = 1_000_000;
const maxOrder = 100;

/** Reads the form of the editor. The server checks the same and more: these faults only come earlier. */
export function readDraft(draft: Draft): ReadDraft {
  const faults: Faults = {};
  const wrong = (field: Field, key: Fault['key'], values?: Fault['values']) => {
    faults[field] ??= values ? { key, values } : { key };
  };
  const textOf = (
    field: 'title' | 'description' | 'city' | 'address' | 'externalId',
    max: number,
    needed = true,
  ) => {
    const text = draft[field].trim();
    if (needed && text === '') wrong(field, 'needed');
    if ([...text].length > max) wrong(field, 'tooLong', { max });
    return text;
  };
  const moneyOf = (field: 'price' | 'originalPrice' | 'recentSignInAbove'): Money => {
    const read = readAmount(draft[field], draft.currency);
    if ('fault' in read) wrong(field, draft[field].trim() === '' ? 'needed' : read.fault);
    return { amountMinor: 'minor' in read ? read.minor : 0, currency: draft.currency };
  };
  const wholeOf = (
    field: 'quantityTotal' | 'perCustomerLimit' | 'maxUnitsPerOrder' | 'maxUnpaidUnits',
    min: number,
    max: number,
  ) => {
    const text = draft[field].trim();
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (text === '') wrong(field, 'needed');
    else if (!(value >= min && value <= max)) wrong(field, 'between', { min, max });
    return value;
  };
  const boundOf = (field: 'perCustomerLimit' | 'maxUnpaidUnits', max: number) =>
    draft[field].trim() === '' ? null : wholeOf(field, 1, max);
  const instantAt = (field: 'startsAt' | 'endsAt', date: string, time: string) => {
    const read = instantOf({ date, time }, draft.zone);
    if (read.kind === 'none') wrong(field, date === '' || time === '' ? 'needed' : 'time');
    if (read.kind === 'skipped') wrong(field, 'skipped');
    return 'instant' in read ? read.instant : '';
  };

  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(draft.category) || draft.category.length > 40)
    wrong('category', draft.category === '' ? 'needed' : 'category');
  if (draft.tags.some((tag) => [...tag].length > 40)) wrong('tags', 'tooLong', { max: 40 });
  if (draft.tags.length > 20) wrong('tags', 'tooMany', { max: 20 });
  const pictures = namedPictures(draft.pictures);
  if (pictures.some(({ alt }) => alt === '')) wrong('pictures', 'alt');
  if (pictures.some(({ alt }) => [...alt].length > maxAlt)) wrong('pictures', 'tooLong', { max: maxAlt });
  const images = draft.images.map((image) => image.trim()).filter((image) => image !== '');
  if (images.length > 10) wrong('images', 'tooMany', { max: 10 });
  if (images.some((image) => !/^https:\/\/\S+$/.test(image))) wrong('images', 'address');

  const price = moneyOf('price');
  const originalPrice = draft.originalPrice.trim() === '' ? price : moneyOf('originalPrice');
  if (originalPrice.amountMinor < price.amountMinor) wrong('originalPrice', 'originalPrice');
  const startsAt = instantAt('startsAt', draft.startDate, draft.startTime);
  const endsAt = instantAt('endsAt', draft.endDate, draft.endTime);
  if (startsAt && endsAt && endsAt <= startsAt) wrong('endsAt', 'endsAt');
  const quantityTotal = wholeOf('quantityTotal', 0, maxStock);
  const most = Math.max(1, quantityTotal || 0);

  const terms: Terms = {
    title: textOf('title', 120),
    description: textOf('description', 5_000, false),
    category: draft.category,
    tags: [...draft.tags],
    pictures,
    images,
    price,
    originalPrice,
    startsAt,
    endsAt,
    perCustomerLimit: boundOf('perCustomerLimit', most),
    maxUnitsPerOrder: wholeOf('maxUnitsPerOrder', 1, maxOrder),
    maxUnpaidUnits: boundOf('maxUnpaidUnits', maxStock),
    recentSignInAbove: draft.recentSignInAbove.trim() === '' ? null : moneyOf('recentSignInAbove'),
    signedInOnly: draft.signedInOnly,
    challengeGuests: draft.challengeGuests === 'auto' ? undefined : draft.challengeGuests === 'on',
    drop: draft.drop,
    cancellationPolicy: policyOf(draft, wrong),
    location: draft.hasPlace ? placeOf(draft, textOf, wrong) : null,
  };
  textOf('externalId', 100, false);
  return { terms, quantityTotal, faults };
}

type Wrong = (field: Field, key: Fault['key'], values?: Fault['values']) => void;

function policyOf({ refunds, zone }: Draft, wrong: Wrong): Terms['cancellationPolicy'] {
  if (refunds.length === 0) return null;
  const tiers = refunds.map(({ percent, date, time }, index): RefundTier => {
    const part = /^\d{1,3}$/.test(percent.trim()) ? Number(percent) : 0;
    if (part < 1 || part > 100) wrong('refunds', 'percent');
    if (date === '' && time === '') {
      if (index < refunds.length - 1) wrong('refunds', 'refundOpen');
      return { percent: part };
    }
    const read = instantOf({ date, time: time || '00:00' }, zone);
    if (!('instant' in read)) wrong('refunds', read.kind === 'skipped' ? 'skipped' : 'time');
    return { percent: part, ...('instant' in read && { until: read.instant }) };
  });
  const isDescending = tiers.slice(1).every(({ percent, until }, index) => {
    const before = tiers[index];
    return (
      before?.until !== undefined && (until === undefined || before.until < until) && percent < before.percent
    );
  });
  if (!isDescending) wrong('refunds', 'refundOrder');
  return { refunds: tiers };
}

function placeOf(
  draft: Draft,
  textOf: (field: 'city' | 'address', max: number, needed?: boolean) => string,
  wrong: Wrong,
): Location {
  const degrees = (field: 'latitude' | 'longitude', most: number) => {
    const text = draft[field].trim().replace(',', '.');
    const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (!(Math.abs(value) <= most))
      wrong(field, text === '' ? 'needed' : 'between', { min: -most, max: most });
    return Math.round(value * 1e5) / 1e5 || 0;
  };
  if (!/^[A-Z]{2}$/.test(draft.country)) wrong('country', 'needed');
  const address = textOf('address', 200, false);
  return {
    city: textOf('city', 80),
    country: draft.country,
    latitude: degrees('latitude', 90),
    longitude: degrees('longitude', 180),
    ...(address !== '' && { address }),
  };
}
