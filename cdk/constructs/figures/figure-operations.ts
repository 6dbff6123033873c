import type { NeedsOf } from '../api/needs.ts';
import type { Parts } from '../parts.ts';

export const figureOperations = ({ tables }: Parts): NeedsOf<'figures'> => ({
  getFigures: [tables.deals.read, tables.figures.read],
  listRevenue: [tables.figures.read],
});
