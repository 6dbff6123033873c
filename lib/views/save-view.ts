import type { AuditLog } from '../audit/audit-log.ts';
import { mostViews, type NewSavedView, type SavedView, type SavedViewId } from '../contract/saved-view.ts';
import type { Actor } from '../platform/actor.ts';
import type { Staff } from '../platform/caller.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { type ViewOwner, type ViewRecord, viewIdOf } from './view.ts';
import type { ViewRepository } from './view-repository.ts';

interface Deps {
  readonly views: ViewRepository;
  readonly audit: Pick<AuditLog, 'entry'>;
  readonly clock: Clock;
}

/** Lists the caller's own views and the shared ones, by name. */
export async function listViews({ views }: Pick<Deps, 'views'>, staff: Staff): Promise<SavedView[]> {
  const lists = await Promise.all([views.list({ staffId: staff.id }), views.list('shared')]);
  return lists.flat().sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

/**
 * Saves a view; one of the same page and name is replaced.
 * @throws AppError `forbidden` when somebody other than an admin shares it, `invalid_state` when there are too many
 */
export async function saveView(deps: Deps, actor: Actor, body: NewSavedView): Promise<SavedView> {
  if (body.shared && !actor.roles.includes('admin'))
    throw new AppError('forbidden', 'Only admins share views. Save it for yourself.');
  const owner: ViewOwner = body.shared ? 'shared' : { staffId: actor.id };
  const known = await deps.views.list(owner);
  const id = viewIdOf(owner, body);
  const before = known.find((view) => view.id === id);
  if (!before && known.length >= mostViews)
    throw new AppError('invalid_state', `There are ${known.length} views already. Remove one first.`);
  const at = toInstant(deps.clock.now());
  const view: ViewRecord = { id, ...body, staffId: actor.id, updatedAt: at };
  const entry = deps.audit.entry(actor, {
    subject: { kind: 'view', id },
    before: before ? factsOf(before) : null,
    after: factsOf(view),
    at,
  });
  await deps.views.put(owner, view, entry);
  return view;
}

/** Removes a view. @throws AppError `not_found`, also for a view of another person, or a shared one unless by an admin */
export async function removeView(deps: Deps, actor: Actor, id: SavedViewId): Promise<void> {
  const owners: ViewOwner[] = [{ staffId: actor.id }];
  if (actor.roles.includes('admin')) owners.push('shared');
  for (const owner of owners) {
    const before = await deps.views.get(owner, id);
    if (!before) continue;
    const entry = deps.audit.entry(actor, {
      subject: { kind: 'view', id },
      before: factsOf(before),
      after: null,
      at: toInstant(deps.clock.now()),
    });
    if (await deps.views.remove(owner, id, entry)) return;
  }
  throw new AppError('not_found', 'There is no such view of yours. It may have been removed.');
}

const factsOf = ({ page, name, search, shared }: ViewRecord) => ({ page, name, search, shared });
