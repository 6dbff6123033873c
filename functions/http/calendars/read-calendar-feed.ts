import { readFeed } from '../../../lib/calendars/read-feed.ts';
import { readCalendarFeed as operation } from '../../../lib/contract/operations/calendars.ts';
import { limitsOfStage } from '../../../lib/platform/http/limits-of-stage.ts';
import { openEndpoint } from '../../../lib/platform/http/open-endpoint.ts';
import { readFeedDependencies } from '../../parts/calendars.ts';

const deps = readFeedDependencies();

/**
 * Returns the feed behind a secret. Programs keep it, and ask with its ETag. No shared cache keeps it, so a removed
 * address stops at once.
 */
export const handler = openEndpoint(
  operation,
  async ({ params }) => {
    const { text, changedAt } = await readFeed(deps, params.calendarFeedFile.slice(0, -'.ics'.length));
    return {
      status: 200,
      body: text,
      headers: {
        'cache-control': 'private, max-age=900',
        ...(changedAt !== undefined && { 'last-modified': new Date(changedAt).toUTCString() }),
      },
    };
  },
  { limits: limitsOfStage(operation) },
);
