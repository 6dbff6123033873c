import * as z from 'zod';
import { prefixed } from './ids.ts';
import { instant } from './instant.ts';
import { opaqueText, text } from './text.ts';

/** The most views of one person, and the most shared ones. */
export const mostViews = 50;

export const savedViewId = prefixed('viw', 16).meta({
  id: 'SavedViewId',
  description: 'Identifies a saved view.',
  example: 'viw_4k7m2p9q8r3s5t6v',
});
export type SavedViewId = z.infer<typeof savedViewId>;

export const viewPages = ['deals'] as const;
const viewPage = z.enum(viewPages).meta({ description: 'The page of the console.' });

const view = {
  page: viewPage,
  name: text({ max: 80 }),
  search: opaqueText({ max: 2_000 }).meta({
    description: 'The filter and order, as the page’s address has them after the question mark.',
  }),
  shared: z.boolean().meta({ description: 'All staff see it.' }),
};

export const newSavedView = z.strictObject({ ...view, shared: view.shared.default(false) }).meta({
  id: 'NewSavedView',
  example: { page: 'deals', name: 'Live in Berlin', search: 'state=live&city=Berlin', shared: false },
});
export type NewSavedView = z.output<typeof newSavedView>;

const example = {
  id: 'viw_4k7m2p9q8r3s5t6v',
  page: 'deals',
  name: 'Live in Berlin',
  search: 'state=live&city=Berlin',
  shared: false,
  staffId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  updatedAt: '2026-12-24T12:00:00.000Z',
};

export const savedView = z
  .object({
    id: savedViewId,
    ...view,
    staffId: z.string().meta({ description: 'The member of staff who saved it last.' }),
    updatedAt: instant,
  })
  .meta({
    id: 'SavedView',
    description: 'A filter of a page of the console, with a name.',
    example,
  });
export type SavedView = z.infer<typeof savedView>;

export const savedViews = z
  .object({
    items: z
      .array(savedView)
      .meta({ description: `By name; at most ${mostViews} own and ${mostViews} shared.` }),
  })
  .meta({ id: 'SavedViews', example: { items: [example] } });
