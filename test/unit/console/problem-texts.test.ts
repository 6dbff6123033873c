import * as admin from '@stampede/mobile-sdk/admin';
import { describe, expect, it } from 'vitest';
import { codeText, knownCodes, problemOf } from '../../../console/src/parts/problem.ts';
import { problemsOf } from '../../../lib/contract/operation.ts';
import { operationList } from '../../../lib/contract/operations.ts';
import { problems } from '../../../lib/contract/problem.ts';

describe('The words of a problem', () => {
  it('are there for each code that an operation of the console may answer', () => {
    const asked = operationList.filter(
      ({ path, access }) => path.startsWith('/v1/admin/') && access !== 'anyone',
    );
    const codes = new Set(asked.flatMap(problemsOf));
    // The console always sends them as they must be.
    for (const never of [
      'idempotency_key_missing',
      'precondition_required',
      'unsupported_media_type',
    ] as const)
      codes.delete(never);
    const silent = [...codes].filter((code) => !codeText(code));
    expect(silent, 'add them to text/*/problem.json and parts/problem.ts of the console').toEqual([]);
    expect(codeText('toString')).toBeUndefined();
    expect(Object.keys(knownCodes).length).toBeGreaterThan(Object.keys(problems).length / 2);
  });

  it('have the server’s sentence and the id of the request', () => {
    expect(problemOf(new Error('Broken.'))).toEqual({ code: '', message: 'Broken.' });
    expect(problemOf(new admin.TimeoutError(1_000))).toMatchObject({ code: 'timeout' });
    expect(problemOf('odd')).toEqual({ code: '', message: 'odd' });
  });
});
