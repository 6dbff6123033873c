import { isForStaff, type OperationShape } from '../lib/contract/operation.ts';

/** Routes that are throttled alike. */
export type RouteKind =
  | 'orders'
  | 'publicReads'
  | 'guests'
  | 'time'
  | 'buyers'
  | 'staff'
  | 'webhooks'
  /** Whatever has no route, and a route that nobody gave a rate. */
  | 'unknown';

/** Of the stage's throttle, the part that each single route may take. */
export type RouteShares = Readonly<Record<RouteKind, number>>;

/**
 * API Gateway gives each route a bucket of its own; what they share is the account's quota. So whoever floods one route
 * takes its share of the quota and no more, and orders have the rest.
 */
export const strictShares: RouteShares = {
  orders: 1,
  // The edge asks once a second for what it keeps.
  publicReads: 0.2,
  guests: 0.2,
  time: 0.05,
  // In a rush everybody whose order waits asks for their booking once a second.
  buyers: 0.4,
  staff: 0.02,
  webhooks: 0.05,
  unknown: 0.01,
};

/** On dev one program is everybody. */
export const devShares: RouteShares = {
  orders: 1,
  publicReads: 1,
  guests: 1,
  time: 0.5,
  buyers: 1,
  staff: 0.5,
  webhooks: 0.5,
  unknown: 0.2,
};

/** Among which routes an operation's is. */
export function kindOf(operation: OperationShape): RouteKind {
  if (operation.limit === 'orders' || operation.limit === 'guests') return operation.limit;
  if (operation.access === 'anyone') return operation.maxAge === undefined ? 'time' : 'publicReads';
  return isForStaff(operation) && operation.path.startsWith('/v1/admin/') ? 'staff' : 'buyers';
}

interface Throttle {
  readonly rate: number;
  readonly burst: number;
}

/** Requests a second of one route of this kind, and how many at once. */
export const rateOf = (throttle: Throttle, shares: RouteShares, kind: RouteKind): Throttle => ({
  rate: Math.ceil(throttle.rate * shares[kind]),
  burst: Math.ceil(throttle.burst * shares[kind]),
});
