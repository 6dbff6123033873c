import * as z from 'zod';
import type { Counted } from '../../contract/limits.ts';
import type { Caller } from '../caller.ts';
import type { Clock } from '../clock.ts';
import type { MacKey } from '../mac-key.ts';
import { type Limiter, limiter } from './limiter.ts';
import { rule } from './rule.ts';
import type { SharedCounts } from './shared-counts.ts';
import { networkOf, subjectOf } from './subject.ts';
import { type Taking, takeAll } from './take.ts';

/** The content of REQUEST_LIMITS: how often one operation may be called, by each caller and from each address. */
const rules = z.strictObject({ caller: rule.optional(), address: rule.optional() });
export type RequestRules = z.infer<typeof rules>;

/** Reads the limits. @throws Error that names the fault, so that a bad deployment fails at its first start */
export function readRules(text: string): RequestRules {
  const result = rules.safeParse(JSON.parse(text));
  if (!result.success) throw new Error(`REQUEST_LIMITS: ${z.prettifyError(result.error)}`);
  return result.data;
}

/** The limits of one operation. */
export interface RequestLimits {
  /**
   * Counts a request of this caller from this address, or refuses it.
   * @throws AppError `too_many_requests`, with the seconds until there is room
   */
  take(caller: Caller, address: string): Promise<void>;
}

export interface RequestLimitDeps {
  readonly clock: Clock;
  readonly shared: SharedCounts;
  /** The key for the digests of shared counts, read when the first count is shared. */
  readonly key: () => Promise<MacKey>;
}

/** Counts each operation separately: calls of one operation do not use up another's limit. */
export function requestLimits(
  operation: string,
  { caller: byCaller, address: byAddress }: RequestRules,
  deps: RequestLimitDeps,
): RequestLimits {
  const counting = (kind: Counted, which: RequestRules[Counted]) =>
    which && limiter(`limit.${operation}.${kind}`, which, { ...deps, shared: hidden(kind, deps) });
  const callers = counting('caller', byCaller);
  const addresses = counting('address', byAddress);
  return {
    async take(caller, address) {
      await takeAll(
        [
          ...taking(callers, caller.kind === 'anonymous' ? undefined : caller.id),
          ...taking(addresses, networkOf(address)),
        ],
        'requests',
      );
    },
  };
}

const taking = (limits: Limiter | undefined, subject: string | undefined): Taking[] =>
  limits && subject !== undefined ? [{ limiter: limits, subject }] : [];

/** Plain callers and addresses stay in memory. The table has their digests. */
const hidden = (kind: Counted, { shared, key }: RequestLimitDeps): SharedCounts => ({
  add: async (telling) => shared.add({ ...telling, subject: subjectOf(await key(), kind, telling.subject) }),
});
