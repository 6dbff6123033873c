import type { PreTokenGenerationV2TriggerHandler } from 'aws-lambda';
import { proveSecondFactor } from '../../../lib/staff/prove-second-factor.ts';
import { staffDirectory } from '../../../lib/staff/staff-directory.ts';
import { cognito } from '../../parts/clients.ts';

/** Writes the second factor into the staff pool's tokens. The pool is named by the event: its own id would be a circle. */
export const handler: PreTokenGenerationV2TriggerHandler = (event) =>
  proveSecondFactor(staffDirectory(cognito(), event.userPoolId), event);
