import type * as z from 'zod';
import type { CancellationPolicy } from '../../contract/cancellation-policy.ts';
import { type DealPatch, type NewDeal, newDeal } from '../../contract/deal.ts';
import { inOurWords } from '../../contract/wording.ts';
import { wrongTerms } from '../decide-terms.ts';
import { type Cells, type Column, columns } from './columns.ts';
import { readControls, readLimit, readNumber, readYesOrNo } from './controls-text.ts';
import { isRelative, readInstant } from './instant-text.ts';
import { splitList } from './list-text.ts';
import { type Read, readMoney } from './money-text.ts';
import { readCancellationPolicy } from './policy-text.ts';

/** A deal as its line describes it. */
export interface ImportedDeal {
  readonly line: number;
  readonly deal: NewDeal & { readonly externalId: string };
  /** Whether the times are counted from the import. Such times apply to a new deal; an existing deal keeps its own. */
  readonly relative: { readonly startsAt: boolean; readonly endsAt: boolean };
  /** The deal's policy: null for none, undefined when the line does not name one. */
  readonly policy: CancellationPolicy | null | undefined;
  /** The controls of the deal, as far as the line has them. */
  readonly controls: DealPatch;
}

/** A fault in a line, and its column. */
export interface LineProblem {
  readonly line: number;
  readonly column: string;
  readonly reason: string;
}

export type ReadLine =
  | { readonly kind: 'deal'; readonly imported: ImportedDeal }
  | { readonly kind: 'bad'; readonly problems: LineProblem[] };

/** Reads and checks one line by the contract's own rules. Reports all faults at once. */
export function readLine(cells: Cells, line: number, importedAt: number): ReadLine {
  const problems: LineProblem[] = [];
  const wrong = (column: string, reason: string) => problems.push({ line, column, reason });
  const read = <T>(column: Column, result: Read<T>): T | undefined => {
    if ('value' in result) return result.value;
    wrong(column, result.wrong);
    return undefined;
  };
  if (cells.externalId === '') wrong('externalId', 'must not be empty. It identifies the deal');
  if (/[,;]\s*https?:/i.test(cells.images))
    wrong(
      'images',
      'has several addresses in one. Put a bar between them, as in https://a.example|https://b.example',
    );
  const policy = read('cancellationPolicy', readCancellationPolicy(cells.cancellationPolicy));
  const controls = readControls(cells, read);
  const body = {
    ...textFields(cells),
    ...controls,
    // A new deal has no limit of its own to remove. The stage's limit applies.
    recentSignInAbove: controls.recentSignInAbove ?? undefined,
    price: read('price', readMoney(cells.price, cells.currency)),
    ...(cells.originalPrice && {
      originalPrice: read('originalPrice', readMoney(cells.originalPrice, cells.currency)),
    }),
    startsAt: read('startsAt', readInstant(cells.startsAt, importedAt)),
    endsAt: read('endsAt', readInstant(cells.endsAt, importedAt)),
    drop: read('drop', readYesOrNo(cells.drop)) ?? false,
    ...(policy && { cancellationPolicy: policy }),
  };
  const parsed = newDeal.safeParse(body, { error: inOurWords });
  const known = new Set(problems.map(({ column }) => column));
  for (const { path, message } of issuesOf(parsed)) {
    const column = columnOf(path);
    if (!known.has(column)) wrong(column, message);
  }
  if (parsed.success && problems.length === 0) {
    const deal = parsed.data as ImportedDeal['deal'];
    const terms = {
      ...deal,
      originalPrice: deal.originalPrice ?? deal.price,
      perCustomerLimit: deal.perCustomerLimit ?? undefined,
    };
    for (const { path, message } of wrongTerms(terms, deal.quantityTotal))
      wrong(columnOf(path.split('.').slice(1)), message);
    const relative = { startsAt: isRelative(cells.startsAt), endsAt: isRelative(cells.endsAt) };
    if (problems.length === 0) return { kind: 'deal', imported: { line, deal, relative, policy, controls } };
  }
  return { kind: 'bad', problems };
}

function textFields(cells: Cells) {
  const { externalId, title, description, category, sellerId } = cells;
  const place = [cells.city, cells.country, cells.latitude, cells.longitude, cells.address];
  return {
    externalId,
    title,
    description,
    category,
    tags: splitList(cells.tags),
    images: splitList(cells.images),
    quantityTotal: readNumber(cells.quantityTotal),
    ...(cells.perCustomerLimit && { perCustomerLimit: readLimit(cells.perCustomerLimit) }),
    ...(sellerId && { sellerId }),
    ...(place.some((cell) => cell !== '') && { location: locationOf(cells) }),
  };
}

const locationOf = ({ city, country, latitude, longitude, address }: Cells) => ({
  city,
  country,
  latitude: readNumber(latitude),
  longitude: readNumber(longitude),
  ...(address && { address }),
});

const issuesOf = (parsed: z.ZodSafeParseResult<unknown>) => parsed.error?.issues ?? [];

/** Returns the column of a field of the body: currency for `price.currency`, city for `location.city`. */
function columnOf(path: readonly PropertyKey[]): string {
  const named = path.map(String).findLast((part) => (columns as readonly string[]).includes(part));
  return named ?? (path[0] === 'location' ? 'city' : String(path[0] ?? 'line'));
}
