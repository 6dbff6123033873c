import { guestRepository } from '../../lib/accounts/guest-repository.ts';
import { boughtAsGuest } from '../../lib/bookings/find-bought.ts';
import { blockRepository } from '../../lib/calendars/block-repository.ts';
import type { FeedDeps } from '../../lib/calendars/change-feeds.ts';
import type { OutsideDeps } from '../../lib/calendars/change-outside.ts';
import { feedRepository } from '../../lib/calendars/feed-repository.ts';
import { outsideRepository } from '../../lib/calendars/outside-repository.ts';
import { outsideTasks } from '../../lib/calendars/outside-tasks.ts';
import type { ReadFeedDeps } from '../../lib/calendars/read-feed.ts';
import { resourceEntries } from '../../lib/calendars/resource-entries.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { resourceRepository } from '../../lib/services/resource-repository.ts';
import { serviceRepository } from '../../lib/services/service-repository.ts';
import { audit } from './audit.ts';
import { bookingReader } from './bookings.ts';
import { dynamo, tableAt } from './dynamo.ts';
import { fetchGuard } from './guarded-fetch.ts';
import { sender } from './queues.ts';
import { calendarFeedKey } from './signing.ts';

/** The services that entries of calendars name. */
export const bookableServices = /* @__PURE__ */ lazy(() =>
  serviceRepository(dynamo(), tableAt('SERVICES_TABLE')),
);

/** The resources whose calendars are shown and filled. */
export const bookableResources = /* @__PURE__ */ lazy(() =>
  resourceRepository(dynamo(), tableAt('SERVICES_TABLE')),
);

/** The addresses of feeds. */
export const feedsOfStage = /* @__PURE__ */ lazy(() =>
  feedRepository(dynamo(), tableAt('CALENDAR_FEEDS_TABLE')),
);

/** The calendars from outside. */
export const outsideOfStage = /* @__PURE__ */ lazy(() =>
  outsideRepository(dynamo(), tableAt('OUTSIDE_CALENDARS_TABLE')),
);

/** The taken times of resources. */
export const calendarBlocks = /* @__PURE__ */ lazy(() =>
  blockRepository(dynamo(), tableAt('CALENDARS_TABLE')),
);

/** The dependencies of the functions that remove addresses of customers. No member of staff does, so nothing is audited. */
export const feedRemovalDependencies = (): Omit<FeedDeps, 'feedKey'> => ({
  feeds: feedsOfStage(),
  audit: { entry: () => notAudited() },
  clock,
});

function notAudited(): never {
  throw new Error('Changes of customers are not audited');
}

/** The dependencies of the functions that make addresses for customers. */
export const feedChangeDependencies = async (): Promise<FeedDeps> => ({
  ...feedRemovalDependencies(),
  feedKey: await calendarFeedKey(),
});

/** The same for staff, who change those of resources. */
export const resourceFeedRemovalDependencies = () => ({
  ...feedRemovalDependencies(),
  audit: audit(),
  resources: bookableResources(),
});

export const resourceFeedDependencies = async () => ({
  ...resourceFeedRemovalDependencies(),
  feedKey: await calendarFeedKey(),
});

/** The dependencies of the function that serves feeds. */
export function readFeedDependencies(): ReadFeedDeps {
  const bookings = bookingReader();
  const { boughtBy } = guestRepository(dynamo(), tableAt('ACCOUNTS_TABLE'));
  return {
    feeds: feedsOfStage(),
    bookings,
    boughtAsGuest: (id) => boughtAsGuest({ bookings, boughtBy }, id),
    services: bookableServices(),
    resources: bookableResources(),
    slots: resourceEntries(calendarBlocks()),
    clock,
  };
}

/** The dependencies of the operations that remove calendars from outside. */
export const outsideRemovalDependencies = () => ({
  outside: outsideOfStage(),
  tasks: sender(outsideTasks),
  audit: audit(),
  resources: bookableResources(),
  clock,
});

/** The dependencies of the operation that adds them. */
export const outsideDependencies = (): OutsideDeps & ReturnType<typeof outsideRemovalDependencies> => ({
  ...outsideRemovalDependencies(),
  guard: fetchGuard(),
});
