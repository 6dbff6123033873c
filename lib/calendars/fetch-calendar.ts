import type { OutsideFault } from '../contract/outside-calendar.ts';
import { FetchRefused } from '../platform/fetch-refused.ts';
import { guardedFetch } from '../platform/guarded-fetch.ts';
import type { Guard } from '../platform/guarded-request.ts';
import type { OutsideRecord } from './outside-calendar.ts';

/** The answer of a calendar's host. */
export type Fetched =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'failed'; readonly fault: OutsideFault }
  | {
      readonly kind: 'file';
      readonly text: string;
      readonly etag: string | undefined;
      readonly lastModified: string | undefined;
    };

const longestTag = 1_000;

/** Fetches a calendar. @param ifChanged whether the host may answer that nothing changed */
export async function fetchCalendar(
  guard: Guard,
  { address, etag, lastModified }: Pick<OutsideRecord, 'address' | 'etag' | 'lastModified'>,
  ifChanged: boolean,
): Promise<Fetched> {
  const headers = {
    accept: 'text/calendar, */*;q=0.1',
    ...(ifChanged && etag && { 'if-none-match': etag }),
    ...(ifChanged && lastModified && { 'if-modified-since': lastModified }),
  };
  try {
    const { status, headers: answered, body } = await guardedFetch(guard, address, headers);
    if (status === 304 && ifChanged) return { kind: 'unchanged' };
    if (status !== 200) return { kind: 'failed', fault: faultOfStatus(status) };
    return {
      kind: 'file',
      text: body.toString('utf8'),
      etag: shortHeader(answered.etag),
      lastModified: shortHeader(answered['last-modified']),
    };
  } catch (error) {
    if (error instanceof FetchRefused) return { kind: 'failed', fault: error.fault };
    throw error;
  }
}

const faultOfStatus = (status: number): OutsideFault =>
  status === 404 || status === 410 ? 'not_found' : status >= 400 && status < 500 ? 'refused' : 'server_error';

const shortHeader = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' && value.length <= longestTag ? value : undefined;
