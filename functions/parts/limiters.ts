import { systemClock as clock } from '../../lib/platform/clock.ts';
import { limiter } from '../../lib/platform/limits/limiter.ts';
import type { Rule } from '../../lib/platform/limits/rule.ts';
import type { SharedCounts } from '../../lib/platform/limits/shared-counts.ts';

const noLimit = Number.MAX_SAFE_INTEGER;

/** A rule that counts. It refuses only with a limit. */
type Counting = Pick<Rule, 'seconds'> & Partial<Rule>;

/** A limiter for each rule, under `orders.buyer` and the like. */
export const limitersOf = <const K extends string>(
  prefix: string,
  rules: Readonly<Record<K, Counting>>,
  shared: SharedCounts,
) =>
  Object.fromEntries(
    Object.entries<Counting>(rules).map(([name, { seconds, limit = noLimit, quiet = 1 }]) => [
      name,
      limiter(`${prefix}.${name}`, { limit, seconds, quiet }, { clock, shared }),
    ]),
  ) as Record<K, ReturnType<typeof limiter>>;
