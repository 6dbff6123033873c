import { unguarded } from '../../platform/csv.ts';

/** The columns of an import file, in the order in which docs/import.md explains them. */
export const columns = [
  'externalId',
  'title',
  'description',
  'category',
  'price',
  'originalPrice',
  'currency',
  'quantityTotal',
  'perCustomerLimit',
  'signedInOnly',
  'challengeGuests',
  'maxUnitsPerOrder',
  'maxUnpaidUnits',
  'recentSignInAbove',
  'startsAt',
  'endsAt',
  'drop',
  'cancellationPolicy',
  'tags',
  'images',
  'city',
  'country',
  'latitude',
  'longitude',
  'address',
  'sellerId',
] as const;
export type Column = (typeof columns)[number];

/** The column with the reasons in a file of bad lines. The import ignores it, so that a mended file fits as it is. */
export const problemColumn = 'problem';

const required: readonly Column[] = [
  'externalId',
  'title',
  'category',
  'price',
  'currency',
  'quantityTotal',
  'startsAt',
  'endsAt',
];

/** The cells of one line. A column that the file does not have reads as empty. */
export type Cells = Readonly<Record<Column, string>>;

/** Returns the faults in the header line; none when it is readable. */
export function wrongHeader(header: readonly string[]): string[] {
  const known: readonly string[] = [...columns, problemColumn];
  if (!header.some((name) => known.includes(name)))
    return [`This is not a header line. It has none of the columns ${required.join(', ')}.`];
  return [
    ...header.filter((name) => !known.includes(name)).map((name) => `There is no column "${name}".`),
    ...header
      .filter((name, index) => header.indexOf(name) !== index)
      .map((name) => `The column "${name}" appears twice.`),
    ...required.filter((name) => !header.includes(name)).map((name) => `The column "${name}" is missing.`),
  ];
}

export const toCells = (header: readonly string[], values: readonly string[]): Cells =>
  Object.fromEntries(
    columns.map((name) => [name, unguarded(values[header.indexOf(name)] ?? '').trim()]),
  ) as Cells;
