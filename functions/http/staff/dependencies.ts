import { cognitoClient } from '../../../lib/platform/aws.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { staffDirectory } from '../../../lib/staff/staff-directory.ts';

/** What the handlers of staff share. */
export function staffDependencies() {
  const env = readEnvironment(['STAFF_POOL_ID']);
  return { directory: staffDirectory(cognitoClient(), env.STAFF_POOL_ID), clock };
}
