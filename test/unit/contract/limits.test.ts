import { describe, expect, it } from 'vitest';
import { stageNamed, stageNames } from '../../../cdk/stages.ts';
import { guardLimits, isCounted, type LimitClass, limitClasses } from '../../../lib/contract/limits.ts';
import { defineOperation, type OperationShape, problemsOf } from '../../../lib/contract/operation.ts';
import { operationList } from '../../../lib/contract/operations.ts';

/** What is missing of an operation's limit; nothing, as it should be. */
function faultOf({ limit, unlimited, access, guarded }: OperationShape): string | undefined {
  if (limit === undefined) return (unlimited?.length ?? 0) < 40 ? 'neither a limit nor a reason' : undefined;
  if (unlimited !== undefined) return 'a limit, and a reason to have none';
  if (isCounted(limit)) {
    const { counts }: LimitClass = limitClasses[limit];
    if (access === 'anyone' && counts.includes('caller'))
      return 'a limit by caller where nobody says who calls';
    // What is guarded as well is weighed by what came of earlier requests: refused cards.
    return access !== 'anyone' && !counts.includes('caller') ? 'no limit by caller' : undefined;
  }
  return guarded ? undefined : 'the limit of a guard, and none to keep it';
}

describe('limits', () => {
  it.each(operationList)('$id has a limit, or says why it needs none', (operation) => {
    expect(faultOf(operation)).toBeUndefined();
    expect(problemsOf(operation)).toContain('too_many_requests');
  });

  it.each([
    [{}, 'neither a limit nor a reason'],
    [{ unlimited: 'why not' }, 'neither a limit nor a reason'],
    [{ limit: 'reads', unlimited: 'because' }, 'a limit, and a reason to have none'],
    [{ limit: 'publicReads' }, 'no limit by caller'],
    [{ limit: 'orders' }, 'the limit of a guard, and none to keep it'],
    [{ limit: 'reads', access: 'anyone' }, 'a limit by caller where nobody says who calls'],
  ] as const)('one with %j is found', (change, fault) => {
    const operation = defineOperation({
      id: 'planted',
      capability: 'deals',
      method: 'GET',
      path: '/v1/planted',
      summary: 'Planted',
      access: ['customer'],
      success: {},
      errors: [],
      ...change,
    });
    expect(faultOf(operation)).toBe(fault);
  });

  it('are of classes that are used, each by another name than those of guards', () => {
    const used = operationList.map(({ limit }) => limit);
    expect(Object.keys(limitClasses).filter((name) => !used.includes(name as never))).toEqual([]);
    expect(guardLimits.filter((name) => name in limitClasses || !used.includes(name))).toEqual([]);
  });

  it.each(stageNames)(
    'on %s are kept to oneself for at most half of each, and tell of it in time',
    (stage) => {
      for (const [name, counted] of Object.entries(stageNamed(stage).requestLimits))
        for (const [who, { limit, quiet, seconds }] of Object.entries(counted)) {
          expect(quiet, `${name} of ${who}`).toBeLessThanOrEqual(Math.ceil(limit / 2));
          expect(seconds, `${name} of ${who}`).toBeLessThanOrEqual(86_400);
        }
    },
  );
});
