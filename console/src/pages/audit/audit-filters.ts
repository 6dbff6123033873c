import type { AuditKind, ListAuditEntriesData } from '@stampede/mobile-sdk/admin';
import { isDay } from '../../parts/days.ts';

/** The kinds of things, as the API has them. */
export const auditKinds = [
  'deal',
  'booking',
  'payment',
  'review',
  'customer',
  'customers',
  'contacts',
  'seller',
  'staff',
  'approval',
  'import',
  'service',
  'resource',
  'image',
  'storefront',
  'switches',
] as const satisfies readonly AuditKind[];

/** The filters of the audit log, as its address has them. Days are those of the person's time zone. */
export interface AuditFilters {
  readonly actor: string;
  readonly subject: string;
  readonly operation: string;
  /** The kind of the changed thing. */
  readonly kind: string;
  readonly from: string;
  /** The last day, included. */
  readonly to: string;
}

export const noFilters: AuditFilters = { actor: '', subject: '', operation: '', kind: '', from: '', to: '' };
const names = Object.keys(noFilters) as (keyof AuditFilters)[];

/** The API refuses any other text, so it is not sent. */
export const isAuditName = (text: string): boolean => /^[\w-]{1,128}$/.test(text);

const isKind = (text: string): boolean => auditKinds.some((kind) => kind === text);
const fits: Readonly<Record<keyof AuditFilters, (text: string) => boolean>> = {
  actor: isAuditName,
  subject: isAuditName,
  operation: isAuditName,
  kind: isKind,
  from: isDay,
  to: isDay,
};

/** Reads the filters from an address. A filter that the API would refuse counts as absent. */
export function readFilters(params: URLSearchParams): AuditFilters {
  const entries = names.map((name) => {
    const text = params.get(name) ?? '';
    return [name, fits[name](text) ? text : ''];
  });
  return Object.fromEntries(entries) as Record<keyof AuditFilters, string>;
}

/** Writes the filters into an address, without the empty ones. */
export const filterParams = (filters: AuditFilters): URLSearchParams =>
  new URLSearchParams(names.flatMap((name) => (filters[name] ? [[name, filters[name]]] : [])));

export const hasFilters = (filters: AuditFilters): boolean => names.some((name) => filters[name] !== '');

type Query = NonNullable<ListAuditEntriesData['query']>;

/** Returns the query of the API: the days become instants of the person's time zone. */
export function queryOf({ actor, subject, operation, kind, from, to }: AuditFilters): Query {
  return {
    ...(actor && { actor }),
    ...(subject && { subject }),
    ...(operation && { operation }),
    ...(kind && { kind }),
    ...(from && { from: startOf(from, 0) }),
    ...(to && { to: startOf(to, 1) }),
  } as Query;
}

/** The first instant of a day, or of one after it, where the person is. A day with a change of the clock is no 24 hours long. */
function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}
