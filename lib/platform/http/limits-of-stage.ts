import { isCounted } from '../../contract/limits.ts';
import type { OperationShape } from '../../contract/operation.ts';
import { systemClock } from '../clock.ts';
import { dynamoDocuments } from '../dynamo-client.ts';
import { nonEmpty, readEnvironment } from '../environment.ts';
import { type RequestLimits, readRules, requestLimits } from '../limits/request-limits.ts';
import { type SharedCounts, sharedCounts } from '../limits/shared-counts.ts';
import { subjectKey } from './subject-key.ts';

/**
 * Returns the limits of an operation on this stage. Only an operation with limits has DynamoDB's client in its bundle.
 */
export function limitsOfStage(operation: OperationShape): RequestLimits | undefined {
  if (!isCounted(operation.limit)) return undefined;
  const env = readEnvironment({ REQUEST_LIMITS: readRules, ABUSE_TABLE: nonEmpty });
  return requestLimits(operation.id, env.REQUEST_LIMITS, {
    clock: systemClock,
    shared: whenNeeded(() => sharedCounts(dynamoDocuments(), env.ABUSE_TABLE)),
    key: subjectKey,
  });
}

/** Most containers never share a count, so the client is made when it is first needed. */
function whenNeeded(make: () => SharedCounts): SharedCounts {
  let made: SharedCounts | undefined;
  return {
    add: (telling) => {
      made ??= make();
      return made.add(telling);
    },
  };
}
