import { customerDirectory } from '../../../lib/identity/customer-directory.ts';
import { cognitoClient } from '../../../lib/platform/aws.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';

const env = readEnvironment(['CUSTOMERS_POOL_ID']);

export const directory = customerDirectory(cognitoClient(), env.CUSTOMERS_POOL_ID);
