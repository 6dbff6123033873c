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
  /** By the ids of operations, as `NeedsOf` a capability: these operations are made. */
  readonly needs: Readonly<Record<string, OperationNeeds>>;
}

const hot = 1024;

/** A function, its rights and its route for every operation that has needs here, from the contract. */
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
        grants: [...('hot' in own ? own.grants : own), ...ofEveryOperation(operation, parts)],
      });
      gateway.route(operation, fn);
    }
  }
}

/** What `endpoint` takes: the switches, the count of requests, and whatever proves who calls. */
function ofEveryOperation(operation: OperationShape, parts: Parts): Grant[] {
  const { tables, identity, guestTokens } = parts;
  return [
    tables.switches.read,
    ...counting(operation, parts),
    ...(operation.access === 'anyone' ? [] : [identity.verify]),
    ...(playsGuest(operation) ? [guestTokens.read] : []),
    // Whether a token of theirs was ended.
    ...(isForStaff(operation) ? [tables.staff.read] : []),
    // For whom a seller sells.
    ...(isForSellers(operation) ? [tables.sellers.read] : []),
  ];
}

/** The rules by which `endpoint` counts the operation's requests: none where a guard counts, or nobody does. */
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
