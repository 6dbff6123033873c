import type { CancellationPolicy } from '@stampede/mobile-sdk';
import { moment } from '../format.ts';

/** Returns the percentage of the price that is refunded for a cancellation at this instant. 0 when there is no refund. */
export const refundPercent = (policy: CancellationPolicy | undefined, now: number): number =>
  policy?.refunds.find(({ until }) => until === undefined || now < Date.parse(until))?.percent ?? 0;

/** Returns the refunds of the policy from now on, without the parts that are over. */
export function policyWords(
  policy: CancellationPolicy | undefined,
  now: number,
  write: (instant: string) => string = moment,
): string {
  if (!policy) return 'All sales are final: what is paid cannot be cancelled.';
  const open = policy.refunds.filter(({ until }) => until === undefined || now < Date.parse(until));
  if (open.length === 0) return 'The time to cancel for a refund is over.';
  const parts = open.map(({ percent, until }, index) => {
    const back = percent === 100 ? 'everything back' : `${percent}% back`;
    const term = until ? ` until ${write(until)}` : index === 0 ? ' at any time' : '';
    return `${back}${term}`;
  });
  const end = open.at(-1)?.until === undefined ? '' : ', then nothing';
  return `Cancel and get ${parts.join(', then ')}${end}.`;
}

/** Returns the last instant of the current part. Undefined when there is none, or it has no end. */
export const refundDeadline = (policy: CancellationPolicy | undefined, now: number): string | undefined =>
  policy?.refunds.find(({ until }) => until === undefined || now < Date.parse(until))?.until;
