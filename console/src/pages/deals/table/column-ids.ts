/** The columns of the table, in their usual order. */
export const columnIds = [
  'title',
  'state',
  'price',
  'window',
  'units',
  'seller',
  'category',
  'externalId',
  'createdAt',
  'updatedAt',
] as const;
export type ColumnId = (typeof columnIds)[number];
