import type { PersonalData } from '../privacy/personal-data.ts';
import { toCalendarFeed } from './feed.ts';
import type { FeedRepository } from './feed-repository.ts';

/** The addresses of a customer's feeds. After the erasure each of them answers 404. */
export const calendarFeedData = (feeds: FeedRepository): PersonalData => ({
  name: 'calendarFeeds',
  places: ['table:calendar-feeds'],
  async *export({ id }) {
    for (const feed of await feeds.list(id)) yield toCalendarFeed(feed);
  },
  async erase({ id }) {
    for (const feed of await feeds.list(id)) await feeds.remove(feed);
  },
});
