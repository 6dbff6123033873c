import type { CardGuardDeps } from '../../lib/abuse/guard-card.ts';
import { setupCounts } from '../../lib/abuse/setups.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { abusePolicy, declines, shared } from './abuse.ts';
import { challenges } from './challenges.ts';

/** The guard that admits or refuses a buyer's card. */
export const cardGuard = (): CardGuardDeps => ({
  policy: abusePolicy(),
  declines: declines(),
  setups: setupCounts({ shared: shared(), policy: abusePolicy().setups, clock }),
  challenges: challenges(),
});
