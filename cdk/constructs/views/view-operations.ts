import type { NeedsOf } from '../api/needs.ts';
import type { Parts } from '../parts.ts';

export const viewOperations = ({ tables, audit }: Parts): NeedsOf<'views'> => ({
  listViews: [tables.views.read],
  saveView: [tables.views.change, audit.append],
  removeView: [tables.views.change, audit.append],
});
