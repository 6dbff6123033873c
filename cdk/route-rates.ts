import { isForStaff, type OperationShape } from '../lib/contract/operation.ts';

/** Groups of routes with the same throttle. */
export type RouteKind =
  | 'orders'
  | 'publicReads'
  | 'guests'
  | 'time'
  | 'buyers'
  | 'staff'
  | 'webhooks'
  /** Requests without a route, and routes without a rate. */
  | 'unknown';

/** The share of the stage's throttle that each single route may take. */
export type RouteShares = Readonly<Record<RouteKind, number>>;

/**
 * API Gateway gives each route its own bucket, and all routes share the account's quota. A flood of one route therefore
 * takes only its share of the quota, and orders have the rest.
 */
export const strictShares: RouteShares = {
  orders: 1,
  // The edge asks once a second for each cached read.
  publicReads: 0.2,
  guests: 0.2,
  time: 0.05,
  // In a rush, every buyer with a waiting order asks for the booking once a second.
  buyers: 0.4,
  staff: 0.02,
  webhooks: 0.05,
  unknown: 0.01,
};

/** On dev, one program plays all buyers. */
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

/** Returns the group of an operation's route. */
export function kindOf(operation: OperationShape): RouteKind {
  // A waiting list has the limit of orders, but only orders have the whole quota.
  if (operation.id === 'placeBooking') return 'orders';
  if (operation.limit === 'guests') return operation.limit;
  if (operation.access === 'anyone') return operation.maxAge === undefined ? 'time' : 'publicReads';
  return isForStaff(operation) && operation.path.startsWith('/v1/admin/') ? 'staff' : 'buyers';
}

interface Throttle {
  readonly rate: number;
  readonly burst: number;
}

/** Returns the requests a second of one route of this group, and its burst. */
export const rateOf = (throttle: Throttle, shares: RouteShares, kind: RouteKind): Throttle => ({
  rate: Math.ceil(throttle.rate * shares[kind]),
  burst: Math.ceil(throttle.burst * shares[kind]),
});
