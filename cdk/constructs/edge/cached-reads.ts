import type { OperationShape } from '../../../lib/contract/operation.ts';
import { operations } from '../../../lib/contract/operations.ts';

/** Reads that the edge may answer by itself, by the paths that CloudFront knows. */
export interface CachedReads {
  /** As in `/v1/deals/*`. */
  readonly pattern: string;
  /** What tells one answer from another. CloudFront drops every other parameter. */
  readonly query: readonly string[];
  readonly maxAge: number;
}

/**
 * From the contract: the operations with a `maxAge`. A star also covers what is below it, so `/v1/deals/*` stands for
 * the availability too; a test looks that it stands for nothing else.
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

/** Whether CloudFront would take the path for one of the pattern. */
export const covers = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.split('*').map(literally).join('.*')}$`).test(path);

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
