import type { Stage, Throttle } from './definition.ts';

/** Takes one token for the route; false means 429. */
export type Throttling = (routeKey: string) => boolean;

/**
 * Token buckets, one for each route: `burst` deep, refilled at `rate` a second.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
 */
export function throttling(stage: Stage | undefined): Throttling {
  const buckets = new Map<string, () => boolean>();
  return (routeKey) => {
    let take = buckets.get(routeKey);
    if (!take) {
      take = bucket({ ...stage?.throttle, ...stage?.routeThrottles.get(routeKey) });
      buckets.set(routeKey, take);
    }
    return take();
  };
}

function bucket({ rate, burst }: Throttle): () => boolean {
  if (rate === undefined && burst === undefined) return () => true;
  const depth = burst ?? Number.POSITIVE_INFINITY;
  let tokens = depth;
  let filledAt = performance.now();
  return () => {
    const now = performance.now();
    tokens = Math.min(depth, tokens + ((now - filledAt) / 1000) * (rate ?? Number.POSITIVE_INFINITY));
    filledAt = now;
    if (tokens < 1) return false;
    tokens--;
    return true;
  };
}
