import type { Random } from '../platform/random.ts';

/** One person with a few devices: a write that meets another one succeeds at once when it is repeated. */
const contention = { attempts: 6, baseMs: 20, capMs: 200 };

/** How long a change of an account tries (`untilSettled`). */
export const patienceOf = ({ random }: { readonly random: Random }) => ({
  random,
  contention,
  busy: 'Your account is being changed from elsewhere.',
});
