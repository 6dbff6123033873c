import type { Core } from '../core/create-core.ts';
import { getDoorList } from '../generated/admin-operations.ts';
import type { DoorBooking, DoorEntry, DoorKey, DoorList } from '../generated/types.gen.ts';

/** The thing that a door is for: a deal, or the slots of a service that begin on a date, by the clock of their zone. */
export type DoorOf =
  | { readonly dealId: string; readonly serviceId?: never }
  | {
      readonly serviceId: string;
      /** As in 2026-12-24. */
      readonly date: string;
      /** Only slots that this resource serves. */
      readonly resourceId?: string;
      readonly dealId?: never;
    };

/** The list of a door, as the device keeps it. */
export interface KeptList {
  readonly dealId?: string;
  readonly serviceId?: string;
  readonly date?: string;
  readonly title: string;
  /** The units of the deal, or of the day's slots. */
  readonly quantityTotal: number;
  readonly keys: readonly DoorKey[];
  readonly items: readonly DoorEntry[];
  /** When it was downloaded, by the server's clock in milliseconds. */
  readonly at: number;
  /** The pages of the download, for the next one. */
  readonly pages: readonly KeptPage[];
}

interface KeptPage {
  readonly cursor: string;
  readonly etag: string | null;
  /** How many of the items it has. */
  readonly count: number;
  readonly nextCursor: string | null;
}

interface Wanted {
  readonly of: DoorOf;
  readonly names: boolean;
  readonly before: KeptList | undefined;
}

/** Downloads the pages that changed. Newer facts on this device stay, since the server's list is seconds behind. */
export async function downloadList(core: Core, { of, names, before }: Wanted): Promise<KeptList> {
  const known = new Map(before?.items.map((entry) => [entry.bookingId, entry]));
  let facts: Pick<KeptList, 'title' | 'quantityTotal' | 'keys'> | undefined = before;
  const pages: KeptPage[] = [];
  const items: DoorEntry[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const at: string = cursor;
    // An answer with names has another ETag.
    const kept = names ? undefined : pageAt(before, at);
    const query = { ...of, names: `${names}`, ...(at && { cursor: at }) };
    const ifNoneMatch = kept?.page.etag ?? undefined;
    const { status, data, header } = await core.send<DoorList>(getDoorList, { query }, { ifNoneMatch });
    if (status === 304 && kept) {
      pages.push(kept.page);
      items.push(...kept.items);
      cursor = kept.page.nextCursor;
      continue;
    }
    facts = data;
    const etag = names ? null : header('etag');
    pages.push({ cursor: at, etag, count: data.items.length, nextCursor: data.nextCursor });
    items.push(...data.items.map((entry) => newer(entry, known.get(entry.bookingId))));
    cursor = data.nextCursor;
  }
  if (!facts) throw new Error('The first download has a page');
  const { title, quantityTotal, keys } = facts;
  const { resourceId: _, ...kept } = { resourceId: undefined, ...of };
  return { ...kept, title, quantityTotal, keys, items, at: core.now(), pages };
}

function pageAt(list: KeptList | undefined, cursor: string) {
  let start = 0;
  for (const page of list?.pages ?? []) {
    if (page.cursor === cursor) return { page, items: list?.items.slice(start, start + page.count) ?? [] };
    start += page.count;
  }
  return undefined;
}

function newer(entry: DoorEntry, known: DoorEntry | undefined): DoorEntry {
  const name = entry.name ?? known?.name;
  return { ...(known && known.version > entry.version ? known : entry), ...(name !== undefined && { name }) };
}

/** Returns the list with what the server just said of some of its bookings. */
export function learned(list: KeptList, bookings: readonly (DoorBooking | undefined)[]): KeptList {
  const said = new Map(bookings.map((booking) => [booking?.bookingId, booking]));
  const items = list.items.map((entry) => {
    const booking = said.get(entry.bookingId);
    if (!booking || booking.version <= entry.version) return entry;
    const { dealId: _, ...facts } = booking;
    return { ...entry, ...facts };
  });
  return { ...list, items };
}
