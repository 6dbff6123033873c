import type { ListWebhookEventsData, WebhookOutcome } from '@stampede/mobile-sdk/admin';
import { isBookingId } from '../../parts/ids.ts';

export const outcomes = [
  'queued',
  'handled',
  'ignored',
  'failed',
  'dead',
  'refused',
] as const satisfies WebhookOutcome[];

/** The filters of the list, as its address has them. */
export interface WebhookFilters {
  readonly outcome: WebhookOutcome | '';
  readonly type: string;
  readonly booking: string;
}

export const noFilters: WebhookFilters = { outcome: '', type: '', booking: '' };

export const isEventId = (text: string): boolean => /^evt_\w{1,80}$/.test(text);

/** Reads the filters from an address. A filter that the API would refuse counts as absent. */
export function readFilters(params: URLSearchParams): WebhookFilters {
  const type = params.get('type') ?? '';
  const booking = params.get('booking') ?? '';
  return {
    outcome: outcomes.find((one) => one === params.get('outcome')) ?? '',
    type: /^[a-z_.]{1,100}$/.test(type) ? type : '',
    booking: isBookingId(booking) ? booking : '',
  };
}

/** Writes the filters into an address, without the empty ones. */
export const filterParams = (filters: WebhookFilters): URLSearchParams =>
  new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ''));

export const hasFilters = (filters: WebhookFilters): boolean =>
  Object.values(filters).some((value) => value !== '');

type Query = NonNullable<ListWebhookEventsData['query']>;

/** Returns the query of the API. */
export const queryOf = ({ outcome, type, booking }: WebhookFilters): Query => ({
  ...(outcome && { outcome }),
  ...(type && { type }),
  ...(booking && { bookingId: booking as NonNullable<Query['bookingId']> }),
});
