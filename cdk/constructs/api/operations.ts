import { Construct } from 'constructs';
import { isCounted } from '../../../lib/contract/limits.ts';
import { isForStaff, type OperationShape } from '../../../lib/contract/operation.ts';
import { operations } from '../../../lib/contract/operations.ts';
import { httpTimeout } from '../../timing.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import { type Grant, told } from '../functions/grant.ts';
import type { Parts } from '../parts.ts';
import type { Gateway } from './gateway.ts';
import type { OperationNeeds } from './needs.ts';

export interface OperationsProps {
  readonly parts: Parts;
  readonly gateway: Gateway;
  /** The operations to create, by id, with their needs: `NeedsOf` a capability. */
  readonly needs: Readonly<Record<string, OperationNeeds>>;
}

const hot = 1024;

/** Creates a function, its rights and its route for every operation of the contract that has needs here. */
export class Operations extends Construct {
  constructor(scope: Construct, id: string, { parts, gateway, needs }: OperationsProps) {
    super(scope, id);
    for (const operation of Object.values(operations)) {
      const own = needs[operation.id];
      if (!own) continue;
      const fn = new BackendFunction(this, operation.id, {
        platform: parts.platform,
        entry: entryOf(operation),
        purpose: `${operation.id} (${operation.method} ${operation.path})`,
        capability: operation.capability,
        timeout: httpTimeout,
        ...('hot' in own && { memory: hot }),
        ...('memory' in own && { memory: own.memory, timeout: own.timeout }),
        grants: [...('grants' in own ? own.grants : own), ...ofEveryOperation(operation, parts)],
      });
      gateway.route(operation, fn);
    }
  }
}

/** Returns the grants that `endpoint` needs: the switches, the count of requests, and the means to verify the caller. */
function ofEveryOperation(operation: OperationShape, parts: Parts): Grant[] {
  const { tables, identity, guestTokens } = parts;
  return [
    tables.switches.read,
    ...counting(operation, parts),
    ...(operation.access === 'anyone' ? [] : [identity.verify]),
    ...(playsGuest(operation) ? [guestTokens.read] : []),
    // To see whether the member's tokens were revoked.
    ...(isForStaff(operation) ? [tables.staff.read] : []),
    // To find the seller that the member sells for.
    ...(isForSellers(operation) ? [tables.sellers.read] : []),
  ];
}

/**
 * Returns the rules by which `endpoint` counts the operation's requests. They are empty when a guard counts, or when
 * the operation has no limit.
 */
function counting(operation: OperationShape, { tables, subjects, platform }: Parts): Grant[] {
  const rules = isCounted(operation.limit) ? platform.stage.requestLimits[operation.limit] : {};
  return [
    subjects.read,
    told({ REQUEST_LIMITS: JSON.stringify(rules) }),
    ...(isCounted(operation.limit) ? [tables.abuse.count(`limit.${operation.id}.`)] : []),
  ];
}

const isForSellers = ({ access }: OperationShape) => access !== 'anyone' && access.includes('seller');

const playsGuest = ({ access }: OperationShape) => access !== 'anyone' && access.includes('guest');

/** `placeBooking` of bookings → `http/bookings/place-booking`. */
export const entryOf = ({ id, capability }: OperationShape): string =>
  `http/${capability}/${id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
