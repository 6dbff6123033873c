import type { OutsideDouble, RunningDouble } from '../double.ts';
import { dummyToken, siteverify, siteverifyPath } from './siteverify.ts';

/** Turnstile's check of tokens, on the port of this project's own services. */
export const turnstile: OutsideDouble<never, RunningDouble> = {
  start: async (_, { servicesUrl }) => ({
    environment: { TURNSTILE_VERIFY_URL: `${servicesUrl}${siteverifyPath}` },
    service: siteverify,
    about: () => [
      'Challenge',
      `solved by X-Challenge-Token: ${dummyToken}  (for guests of drops and free deals, and for risky orders: docs/abuse.md#tuning)`,
    ],
  }),
};
