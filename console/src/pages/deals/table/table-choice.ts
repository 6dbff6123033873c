import { columnIds } from './column-ids.ts';

/** The columns and the size of a page that the person chose for the table. */
export interface TableChoice {
  readonly columns: readonly { readonly id: string; readonly visible: boolean }[];
  readonly pageSize: number;
  readonly wrapLines: boolean;
}

export const pageSizes = [20, 50] as const;

export const usualChoice: TableChoice = {
  columns: columnIds.map((id) => ({
    id,
    visible: id !== 'externalId' && id !== 'category' && id !== 'createdAt' && id !== 'updatedAt',
  })),
  pageSize: 50,
  wrapLines: false,
};

/** Reads kept choices. Columns that were added since come last, those that are gone are left out. */
export function readChoice(kept: unknown): TableChoice | undefined {
  const { columns, pageSize, wrapLines } = kept as TableChoice;
  if (!Array.isArray(columns)) return undefined;
  const known = columns.filter(({ id }) => columnIds.some((each) => each === id));
  const added = usualChoice.columns.filter(({ id }) => !known.some((each) => each.id === id));
  return {
    columns: [...known, ...added],
    pageSize: pageSizes.find((size) => size === pageSize) ?? usualChoice.pageSize,
    wrapLines: wrapLines === true,
  };
}
