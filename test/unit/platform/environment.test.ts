import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  count,
  json,
  nonEmpty,
  positive,
  readEnvironment,
  readVariable,
  seconds,
} from '../../../lib/platform/environment.ts';

describe('readEnvironment', () => {
  it('answers each variable as its reader makes it', () => {
    const source = {
      STAGE: 'dev',
      HOLD_SECONDS: '600',
      STRIPE_CALLS_PER_SECOND: '2.5',
      LIVE_POLL_THRESHOLD: '0',
      IMAGE_HOSTS: '["a"]',
    };
    const readers = {
      STAGE: nonEmpty,
      HOLD_SECONDS: seconds,
      STRIPE_CALLS_PER_SECOND: positive,
      LIVE_POLL_THRESHOLD: count,
      IMAGE_HOSTS: json(z.array(z.string())),
    };
    expect(readEnvironment(readers, source)).toEqual({
      STAGE: 'dev',
      HOLD_SECONDS: 600,
      STRIPE_CALLS_PER_SECOND: 2.5,
      LIVE_POLL_THRESHOLD: 0,
      IMAGE_HOSTS: ['a'],
    });
  });

  it('names everything that is missing or wrong at once', () => {
    const read = () =>
      readEnvironment(
        { STAGE: nonEmpty, DEALS_TABLE: nonEmpty, HOLD_SECONDS: seconds, LIVE_POLL_THRESHOLD: count },
        { STAGE: '', HOLD_SECONDS: '1.5', LIVE_POLL_THRESHOLD: '-1' },
      );
    expect(read).toThrow(/STAGE is missing; DEALS_TABLE is missing; HOLD_SECONDS: .*; LIVE_POLL_THRESHOLD: /);
  });

  it.each([
    ['HOLD_SECONDS', seconds, ['0', '-5', '1.5', 'ten', ' ', 'NaN', 'Infinity']],
    ['STRIPE_CALLS_PER_SECOND', positive, ['0', '-1', 'many', ' ', 'Infinity']],
    ['LIVE_POLL_THRESHOLD', count, ['-1', '0.5', ' ', 'none']],
    ['IMAGE_HOSTS', json(z.array(z.string())), ['{}', '[1]', 'a,b']],
  ] as const)('refuses what %s cannot be', (name, reader, texts) => {
    for (const wrong of texts)
      expect(() => readEnvironment({ [name]: reader }, { [name]: wrong })).toThrow(name);
  });

  it('reads one variable by itself', () => {
    expect(() => readVariable('EXPORTS_BUCKET')).toThrow('EXPORTS_BUCKET is missing');
  });
});
