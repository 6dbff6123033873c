import type { ListAuditEntriesData } from '@stampede/mobile-sdk/admin';
import { isDay } from '../../parts/days.ts';

/** The filters of the audit log, as its address has them. Days are those of the person's time zone. */
export interface AuditFilters {
  readonly actor: string;
  readonly subject: string;
  readonly operation: string;
  readonly from: string;
  /** The last day, included. */
  readonly to: string;
}

export const noFilters: AuditFilters = { actor: '', subject: '', operation: '', from: '', to: '' };
const names = Object.keys(noFilters) as (keyof AuditFilters)[];

/** The API refuses any other text, so it is not sent. */
export const isAuditName = (text: string): boolean => /^[\w-]{1,128}$/.test(text);

/** Reads the filters from an address. What the API would refuse counts as absent. */
export function readFilters(params: URLSearchParams): AuditFilters {
  const entries = names.map((name) => {
    const text = params.get(name) ?? '';
    const fits = name === 'from' || name === 'to' ? isDay(text) : isAuditName(text);
    return [name, fits ? text : ''];
  });
  return Object.fromEntries(entries) as Record<keyof AuditFilters, string>;
}

/** Writes the filters into an address, without the empty ones. */
export const filterParams = (filters: AuditFilters): URLSearchParams =>
  new URLSearchParams(names.flatMap((name) => (filters[name] ? [[name, filters[name]]] : [])));

export const hasFilters = (filters: AuditFilters): boolean => names.some((name) => filters[name] !== '');

type Query = NonNullable<ListAuditEntriesData['query']>;

/** Returns the query of the API: the days become instants of the person's time zone. */
export function queryOf({ actor, subject, operation, from, to }: AuditFilters): Query {
  return {
    ...(actor && { actor }),
    ...(subject && { subject }),
    ...(operation && { operation }),
    ...(from && { from: startOf(from, 0) }),
    ...(to && { to: startOf(to, 1) }),
  } as Query;
}

/** The first instant of a day, or of one after it, where the person is. A day with a change of the clock is no 24 hours long. */
function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}
