import { columnIds } from './column-ids.ts';

/** What the table shows of each deal, and how much of it at once. */
export interface TableChoice {
  readonly columns: readonly { readonly id: string; readonly visible: boolean }[];
  readonly pageSize: number;
  readonly wrapLines: boolean;
}

/** A filter that the person gave a name. */
export interface View {
  readonly name: string;
  /** The filter as the page's address has it. */
  readonly search: string;
}

export const pageSizes = [20, 50] as const;

export const usualChoice: TableChoice = {
  columns: columnIds.map((id) => ({
    id,
    visible: id !== 'externalId' && id !== 'category' && id !== 'updatedAt',
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

export const readViews = (kept: unknown): View[] | undefined =>
  Array.isArray(kept)
    ? kept.filter((view: View) => typeof view?.name === 'string' && typeof view?.search === 'string')
    : undefined;

/** Adds a view; one with the same name is replaced. */
export const withView = (views: readonly View[], view: View): View[] =>
  [...views.filter(({ name }) => name !== view.name), view].sort((a, b) => a.name.localeCompare(b.name));
