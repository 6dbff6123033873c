import type { OperationShape } from '../../../lib/contract/operation.ts';
import { operations } from '../../../lib/contract/operations.ts';

/** Reads that the edge may answer from its cache, by CloudFront's path patterns. */
export interface CachedReads {
  /** As in `/v1/deals/*`. */
  readonly pattern: string;
  /** The query parameters that distinguish answers. CloudFront drops every other parameter. */
  readonly query: readonly string[];
  readonly maxAge: number;
}

/**
 * Returns the operations of the contract with a `maxAge`. A star also covers longer paths, so `/v1/deals/*` covers the
 * availability too. A test checks that it covers nothing else.
 */
export function cachedReads(all: readonly OperationShape[] = Object.values(operations)): CachedReads[] {
  const cached = all
    .filter(({ maxAge }) => maxAge !== undefined)
    .map(({ path, query, maxAge = 0 }) => ({
      pattern: path.replace(/\{\w+\}/g, '*'),
      query: Object.keys(query?.shape ?? {}),
      maxAge,
    }));
  const covering = cached.filter(
    ({ pattern }) => !cached.some((other) => other.pattern !== pattern && covers(other.pattern, pattern)),
  );
  return covering.map((one) => {
    const here = cached.filter(({ pattern }) => covers(one.pattern, pattern));
    return {
      pattern: one.pattern,
      query: [...new Set(here.flatMap(({ query }) => query))].sort(),
      maxAge: Math.min(...here.map(({ maxAge }) => maxAge)),
    };
  });
}

/** Returns whether CloudFront's pattern matches the path. */
export const covers = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.split('*').map(literally).join('.*')}$`).test(path);

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
