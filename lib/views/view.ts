import type { NewSavedView, SavedView, SavedViewId } from '../contract/saved-view.ts';
import { idFrom } from '../platform/ids.ts';

/** Whose view it is: a member of staff's own, by their id, or everybody's. */
export type ViewOwner = { readonly staffId: string } | 'shared';

const ownerText = (owner: ViewOwner): string => (owner === 'shared' ? 'shared' : `own#${owner.staffId}`);

/** The partition with the views of an owner. */
export const viewPartition = ownerText;

/** A view is known by its name, so that saving it again replaces it. */
export const viewIdOf = (
  owner: ViewOwner,
  { page, name }: Pick<NewSavedView, 'page' | 'name'>,
): SavedViewId => idFrom('viw', `${ownerText(owner)}\n${page}\n${name}`);

/** A view as stored. */
export type ViewRecord = SavedView;
