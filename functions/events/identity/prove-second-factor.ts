import type { PreTokenGenerationV2TriggerHandler } from 'aws-lambda';
import { proveSecondFactor } from '../../../lib/staff/prove-second-factor.ts';
import { staffDirectory } from '../../../lib/staff/staff-directory.ts';
import { cognito } from '../../parts/clients.ts';

/**
 * Writes the second factor into the staff pool's tokens. The event names the pool: the pool's id as a setting would
 * make a circular reference.
 */
export const handler: PreTokenGenerationV2TriggerHandler = (event) =>
  proveSecondFactor(staffDirectory(cognito(), event.userPoolId), event);
