import type { AuditLog } from '../audit/audit-log.ts';
import {
  type CalendarFeed,
  type CalendarFeedId,
  mostFeeds,
  type NewCalendarFeed,
  type OpenedCalendarFeed,
} from '../contract/calendar.ts';
import type { Actor } from '../platform/actor.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { AppError } from '../platform/errors.ts';
import { idFrom } from '../platform/ids.ts';
import type { MacKey } from '../platform/mac-key.ts';
import { untilSettled } from '../platform/until-settled.ts';
import { type FeedOwner, type FeedRecord, isResource, toCalendarFeed } from './feed.ts';
import type { FeedRepository } from './feed-repository.ts';
import { feedDigest, feedPath, feedSecret } from './feed-secret.ts';

export interface FeedDeps {
  readonly feeds: FeedRepository;
  readonly audit: Pick<AuditLog, 'entry'>;
  readonly clock: Clock;
  readonly feedKey: MacKey;
}

/** A change of an owner's feeds. The actor is the member of staff who changes a resource's. */
export interface FeedChange {
  readonly owner: FeedOwner;
  readonly actor?: Actor;
}

const busy = 'Your feeds are changing. Try again in a moment.';

/** Lists the feeds of an owner, oldest first, without their secrets. */
export const listFeeds = async (
  { feeds }: Pick<FeedDeps, 'feeds'>,
  owner: FeedOwner,
): Promise<{ items: CalendarFeed[] }> => ({ items: (await feeds.list(owner)).map(toCalendarFeed) });

/**
 * Makes an address. A retry gets the same one again.
 * @throws AppError `limit_exceeded`, `idempotency_key_reused`
 */
export async function createFeed(
  deps: FeedDeps,
  { owner, actor, name, idempotencyKey }: FeedChange & NewCalendarFeed & { readonly idempotencyKey: string },
): Promise<OpenedCalendarFeed> {
  const id: CalendarFeedId = idFrom('cfd', `${owner}\n${idempotencyKey}`);
  const secret = feedSecret(deps.feedKey, owner, id, idempotencyKey);
  const at = toInstant(deps.clock.now());
  return untilSettled({ busy }, async () => {
    const known = await deps.feeds.list(owner);
    const same = known.find((feed) => feed.id === id);
    if (same) return again(same, secret, name);
    if (known.length >= mostFeeds)
      throw new AppError('limit_exceeded', `There are ${known.length} feeds already. Remove one first.`);
    const feed: FeedRecord = { id, owner, name, createdAt: at, digest: feedDigest(secret) };
    const entry = entryOf(deps, { owner, ...(actor && { actor }) }, { before: null, after: feed, at });
    return (await deps.feeds.create(feed, entry)) ? opened(feed, secret) : undefined;
  });
}

function again(feed: FeedRecord, secret: string, name: string): OpenedCalendarFeed {
  if (feed.name !== name)
    throw new AppError('idempotency_key_reused', 'Another feed was made with this key. Use a new key.');
  if (feed.digest !== feedDigest(secret))
    throw new AppError('idempotency_key_reused', 'The feed has another address by now. Use a new key.');
  return opened(feed, secret);
}

/**
 * Gives a feed another address. The old one stops at once.
 * @throws AppError `not_found`
 */
export async function rotateFeed(
  deps: FeedDeps,
  change: FeedChange & { readonly id: CalendarFeedId; readonly idempotencyKey: string },
): Promise<OpenedCalendarFeed> {
  const { owner, id, idempotencyKey } = change;
  const secret = feedSecret(deps.feedKey, owner, id, 'rotate', idempotencyKey);
  const digest = feedDigest(secret);
  return untilSettled({ busy }, async () => {
    const before = await deps.feeds.get(owner, id);
    if (!before) throw new AppError('not_found', 'There is no such feed. It may have been removed.');
    if (before.digest === digest) return opened(before, secret);
    const at = toInstant(deps.clock.now());
    const next: FeedRecord = { ...before, digest, rotatedAt: at };
    const entry = entryOf(deps, change, { before, after: next, at });
    return (await deps.feeds.rotate(before, next, entry)) ? opened(next, secret) : undefined;
  });
}

/** Removes an address. One that is gone is fine. */
export async function removeFeed(
  deps: Omit<FeedDeps, 'feedKey'>,
  change: FeedChange & { readonly id: CalendarFeedId },
): Promise<void> {
  await untilSettled({ busy }, async () => {
    const before = await deps.feeds.get(change.owner, change.id);
    if (!before) return true;
    const entry = entryOf(deps, change, { before, after: null, at: toInstant(deps.clock.now()) });
    return (await deps.feeds.remove(before, entry)) || undefined;
  });
}

const opened = (feed: FeedRecord, secret: string): OpenedCalendarFeed => ({
  ...toCalendarFeed(feed),
  path: feedPath(secret),
});

interface Facts {
  readonly before: FeedRecord | null;
  readonly after: FeedRecord | null;
  readonly at: string;
}

/** Returns the audit's entry for a feed of a resource. Changes of customers are not audited. */
function entryOf(
  { audit }: Pick<FeedDeps, 'audit'>,
  { owner, actor }: FeedChange,
  { before, after, at }: Facts,
): TransactItem | undefined {
  if (!actor || !isResource(owner)) return undefined;
  const facts = (feed: FeedRecord | null) => feed && { calendarFeed: toCalendarFeed(feed) };
  return audit.entry(actor, {
    subject: { kind: 'resource', id: owner },
    before: facts(before),
    after: facts(after),
    at,
  });
}
