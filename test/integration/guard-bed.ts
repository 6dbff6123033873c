import { strictPolicy } from '../../cdk/abuse-policy.ts';
import type { ChallengeAnswer, ChallengeOutcome } from '../../lib/abuse/challenge.ts';
import { noMarks } from '../../lib/abuse/decide-risk.ts';
import type { DeviceBuyers } from '../../lib/abuse/device-buyers.ts';
import type { GuestGuardDeps } from '../../lib/abuse/guard-guest.ts';
import type { GuardedOrder, OrderGuardDeps } from '../../lib/abuse/guard-order.ts';
import { type AbusePolicy, readAbusePolicy } from '../../lib/abuse/policy.ts';
import { tracesOf } from '../../lib/abuse/traces.ts';
import type { DealId } from '../../lib/contract/ids.ts';
import type { Buyer } from '../../lib/platform/caller.ts';
import type { Clock } from '../../lib/platform/clock.ts';
import type { Visitor } from '../../lib/platform/http/visitor.ts';
import { limiter } from '../../lib/platform/limits/limiter.ts';
import type { SharedCounts } from '../../lib/platform/limits/shared-counts.ts';
import { stockOfDeal } from '../../lib/stock/stock-id.ts';

/** That of prod. */
export const policy: AbusePolicy = readAbusePolicy(
  JSON.stringify(strictPolicy({ siteKey: 'site-key', hostnames: ['stampede.example'] })),
);

const key = Buffer.from('a key for tests only');
const noLimit = Number.MAX_SAFE_INTEGER;

export interface Container {
  readonly clock: Clock;
  readonly shared: SharedCounts;
  readonly devices?: DeviceBuyers;
  /** What the provider says of any token. */
  readonly answer?: ChallengeOutcome;
  readonly changed?: Partial<OrderGuardDeps>;
  /** Units of the deal. */
  readonly units?: number;
}

/** The guards of one container, and what they asked the provider. */
export function guardsOf({ clock, shared, devices, answer = 'refused', changed, units = 1_000 }: Container) {
  const asked: ChallengeAnswer[] = [];
  const challenges = {
    verify: async (challenge: ChallengeAnswer) => {
      asked.push(challenge);
      return answer;
    },
  };
  const at = { clock, shared };
  const guard: OrderGuardDeps = {
    policy,
    limits: {
      buyer: limiter('orders.buyer', policy.orders.buyer, at),
      device: limiter('orders.device', policy.orders.device, at),
      address: limiter('orders.address', policy.orders.address, at),
    },
    dealAddress: limiter(
      'orders.dealAddress',
      { limit: noLimit, seconds: policy.dealAddress.seconds, quiet: 1 },
      at,
    ),
    devices: devices ?? { note: async () => 1 },
    marks: { of: async () => noMarks },
    unitsOf: async () => units,
    challenges,
    hasHistory: async () => false,
    key,
    ...changed,
  };
  const guests: GuestGuardDeps = {
    ...{ policy, challenges, key },
    limits: {
      device: limiter('guests.device', policy.guests.device, at),
      address: limiter('guests.address', { ...policy.guests.address, limit: noLimit }, at),
    },
  };
  return { guard, guests, asked };
}

export const from = (
  changed: Partial<Pick<Visitor, 'deviceId' | 'challengeToken' | 'address'>> = {},
): Visitor => ({
  address: changed.address ?? '203.0.113.7',
  country: undefined,
  deviceId: changed.deviceId,
  challengeToken: changed.challengeToken,
});

export const order = (
  buyer: Buyer,
  visitor = from(),
  { dealId = 'deal_0000000000000001' as DealId, quantity = 1 } = {},
): GuardedOrder => ({
  ...{ buyer, visitor, stockId: stockOfDeal(dealId), quantity },
  traces: tracesOf(key, visitor),
  idempotencyKey: crypto.randomUUID(),
});
