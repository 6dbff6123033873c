import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import type { AdminClient, AdminDeal } from '@stampede/mobile-sdk/admin';
import { dealsFile } from '../../../../../lib/deals/import/write-file.ts';
import { type Collected, collect } from '../../../parts/collect.ts';
import { matchesLoaded, serverFilter } from './deal-query.ts';

/** An import takes so many lines. */
const mostExported = 5_000;

/** Reads the deals of a filter through all pages, and makes a file of them. `onRead` hears how many were read. */
export async function collectDeals(
  client: Pick<AdminClient, 'deals'>,
  query: PropertyFilterProps.Query,
  onRead: (count: number) => void,
): Promise<Collected<AdminDeal> & { readonly file: string }> {
  const list = client.deals.list({ ...serverFilter(query), limit: 100 });
  const matching = async function* () {
    let read = 0;
    for await (const deal of list) {
      read += 1;
      // A change with each row would keep the page busy.
      if (read % 100 === 0) onRead(read);
      if (matchesLoaded(deal, query)) yield deal;
    }
  };
  const found = await collect(matching(), mostExported);
  return { ...found, file: dealsFile(found.items) };
}
