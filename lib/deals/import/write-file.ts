import type { CancellationPolicy } from '../../contract/cancellation-policy.ts';
import type { AdminDeal } from '../../contract/deal.ts';
import { majorUnits } from '../../contract/major-units.ts';
import { csvFile } from '../../platform/csv.ts';
import { type Cells, type Column, columns } from './columns.ts';
import { joined } from './list-text.ts';

/** The fields of a deal that a file has, as the API answers them: its ids are plain text there. */
type WrittenDeal = Pick<
  AdminDeal,
  Exclude<Column, 'city' | 'country' | 'latitude' | 'longitude' | 'address' | 'currency' | 'sellerId'>
> &
  Pick<AdminDeal, 'location'> & { readonly id: string; readonly sellerId: string };

/** Returns the file of these deals, which the import reads back as they are. */
export const dealsFile = (deals: readonly WrittenDeal[]): string =>
  csvFile([columns, ...deals.map((deal) => rowOf(cellsOfDeal(deal)))]);

const rowOf = (cells: Cells): string[] => columns.map((name) => cells[name]);

/**
 * Returns a deal as the cells of its line. A deal without an id of its seller's has its own id there, by which the import
 * finds it. Bounds are written out, because an empty cell would mean a default.
 */
export function cellsOfDeal(deal: WrittenDeal): Cells {
  const { location, perCustomerLimit, maxUnpaidUnits, recentSignInAbove } = deal;
  return {
    externalId: deal.externalId ?? deal.id,
    title: deal.title,
    description: deal.description,
    category: deal.category,
    price: majorUnits(deal.price),
    originalPrice: majorUnits(deal.originalPrice),
    currency: deal.price.currency,
    quantityTotal: String(deal.quantityTotal),
    perCustomerLimit: boundText(perCustomerLimit),
    signedInOnly: yesOrNo(deal.signedInOnly),
    challengeGuests: yesOrNo(deal.challengeGuests),
    maxUnitsPerOrder: String(deal.maxUnitsPerOrder),
    maxUnpaidUnits: boundText(maxUnpaidUnits),
    recentSignInAbove: recentSignInAbove ? majorUnits(recentSignInAbove) : 'none',
    startsAt: deal.startsAt,
    endsAt: deal.endsAt,
    drop: yesOrNo(deal.drop),
    cancellationPolicy: policyText(deal.cancellationPolicy),
    tags: joined(deal.tags),
    images: joined(deal.images),
    city: location?.city ?? '',
    country: location?.country ?? '',
    latitude: degreesText(location?.latitude),
    longitude: degreesText(location?.longitude),
    address: location?.address ?? '',
    sellerId: deal.sellerId,
  };
}

const boundText = (bound: number | undefined): string => (bound === undefined ? 'none' : String(bound));
const yesOrNo = (value: boolean): string => (value ? 'yes' : 'no');

/** Text of a small number may have an exponent, as in 1e-5, which the import does not read. */
const degreesText = (degrees: number | undefined): string =>
  degrees === undefined ? '' : degrees.toFixed(5).replace(/\.?0+$/, '');

const policyText = (policy: CancellationPolicy | undefined): string =>
  policy
    ? policy.refunds
        .map(({ percent, until }) => (until === undefined ? `${percent}` : `${percent} until ${until}`))
        .join('|')
    : 'none';
