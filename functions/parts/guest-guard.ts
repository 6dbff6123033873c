import { subjectKey } from '../../lib/platform/http/subject-key.ts';
import { abusePolicy, shared } from './abuse.ts';
import { challenges } from './challenges.ts';
import { limitersOf } from './limiters.ts';

/** The guard that admits, renews or refuses guests, in this container. */
export const guestGuard = async () => ({
  policy: abusePolicy(),
  limits: limitersOf('guests', abusePolicy().guests, shared()),
  challenges: challenges(),
  key: await subjectKey(),
});
