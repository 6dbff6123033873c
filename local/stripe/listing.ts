import { idOf } from './account.ts';
import type { Collection } from './collection.ts';
import { invalid } from './failure.ts';
import type { Params } from './form.ts';
import { integer, text } from './params.ts';

/** A page of a list in Stripe's form: newest first. */
export interface Page<T> {
  object: 'list';
  url: string;
  has_more: boolean;
  data: T[];
}

type Listed = { id: string; created?: number };

/**
 * Lists a collection with `limit`, `starting_after`, `ending_before`, `created`, and filters by equality.
 * @see https://docs.stripe.com/api/pagination
 */
export function listPage<T extends Listed>(
  collection: Collection<T>,
  params: Params,
  url: string,
  filters: string[] = [],
): Page<T> {
  const limit = integer(params, 'limit', 1) ?? 10;
  if (limit > 100)
    throw invalid('Invalid integer: This value must be less than or equal to 100.', { param: 'limit' });
  const everything = collection.all();
  const [after, before] = [text(params, 'starting_after'), text(params, 'ending_before')];
  const cursor = after ?? before;
  const at = cursor === undefined ? -1 : everything.findIndex((record) => record.id === cursor);
  if (cursor !== undefined && at < 0)
    throw invalid(`No such object: '${cursor}'`, {
      code: 'resource_missing',
      param: after === undefined ? 'ending_before' : 'starting_after',
    });
  const side = before === undefined ? everything.slice(at + 1) : everything.slice(0, at);
  const found = side.filter((record) => matches(record, params, filters));
  const data = before === undefined ? found.slice(0, limit) : found.slice(-limit);
  return { object: 'list', url, has_more: found.length > data.length, data };
}

function matches(record: Listed, params: Params, filters: string[]): boolean {
  if (!created(record.created ?? 0, params.created)) return false;
  return filters.every((name) => {
    const wanted = name === 'types' ? params.types : params[name];
    if (wanted === undefined) return true;
    if (name === 'types' && Array.isArray(wanted)) return wanted.includes(fieldOf(record, 'type') ?? '');
    return wildcard(String(wanted)).test(fieldOf(record, name) ?? '');
  });
}

const fieldOf = (record: object, name: string): string | undefined =>
  idOf((record as Record<string, string | { id: string } | null>)[name]);

/** An event type may end with `*`. */
const wildcard = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace('\\*', '.*')}$`);

function created(at: number, range: Params[string] | undefined): boolean {
  if (range === undefined) return true;
  if (typeof range === 'string') return at === Number(range);
  const { gt, gte, lt, lte } = range as Record<string, string | undefined>;
  if (gt !== undefined && at <= Number(gt)) return false;
  if (gte !== undefined && at < Number(gte)) return false;
  if (lt !== undefined && at >= Number(lt)) return false;
  return lte === undefined || at <= Number(lte);
}
