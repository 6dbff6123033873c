import type { Random } from '../platform/random.ts';

/** One person has a few devices. A write that meets another one succeeds when it is repeated at once. */
const contention = { attempts: 6, baseMs: 20, capMs: 200 };

/** How long a change of an account retries (`untilSettled`). */
export const patienceOf = ({ random }: { readonly random: Random }) => ({
  random,
  contention,
  busy: 'Another request is changing your account. Try again in a moment.',
});
