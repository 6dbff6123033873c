import { cognitoClient } from '../../../lib/platform/aws.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { staffDirectory } from '../../../lib/staff/staff-directory.ts';

const env = readEnvironment(['STAFF_POOL_ID']);

/** What the handlers of staff share. */
export const deps = { directory: staffDirectory(cognitoClient(), env.STAFF_POOL_ID) };
