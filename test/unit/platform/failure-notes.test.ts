import type { SQSRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../lib/platform/errors.ts';
import { noteOf } from '../../../lib/platform/failure-notes.ts';

const record = { attributes: { ApproximateReceiveCount: '5' } } as SQSRecord;
const at = '2026-12-24T18:00:00.000Z';
const errorOf = (reason: unknown) => noteOf({ record, reason }, at).error;

describe('noteOf', () => {
  it('has the name of an error, never its message', () => {
    const note = noteOf({ record, reason: new TypeError('mara@example.com is no id') }, at, {
      awsRequestId: 'i-1',
      functionName: 'stampede-dev-settle-orders',
    });
    expect(note).toEqual({
      ...{ error: 'TypeError', fields: [], failedAt: at, receives: 5 },
      ...{ function: 'stampede-dev-settle-orders', invocation: 'i-1' },
    });
  });

  it('has the code of an error of ours', () => {
    expect(errorOf(new AppError('unavailable', 'The deal is busy.'))).toBe('unavailable');
    expect(errorOf('NotDone')).toBe('NotDone');
  });

  it('shows no name that may be a text', () => {
    expect(errorOf(Object.assign(new Error(), { name: 'Mara Lindner' }))).toBe('Error');
    expect(errorOf({ any: 'thing' })).toBe('Error');
  });

  it('names at most five fields, and only what looks like one', () => {
    const fields = ['quantity', '', 'Mara Lindner', 'a', 'b', 'c', 'd', 'e'];
    expect(noteOf({ record, reason: 'InvalidMessage', fields }, at).fields).toEqual([
      'quantity',
      'a',
      'b',
      'c',
      'd',
    ]);
  });
});
