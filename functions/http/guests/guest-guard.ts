import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { sharedCounts } from '../../../lib/platform/limits/shared-counts.ts';
import { abuseTable, challenges, keyOfSubjects, limitersOf, policy } from '../abuse/policy.ts';

/** The guard that lets people become guests or remain guests, or stops them, in this container. */
export const guestGuard = {
  policy,
  limits: limitersOf('guests', policy.guests, sharedCounts(dynamoDocuments(), abuseTable)),
  challenges,
  key: keyOfSubjects,
};
