import { describe, expect, it } from 'vitest';
import { countsOf } from '../../../../console/src/pages/operations/health-counts.ts';
import { openName, readOpen } from '../../../../console/src/pages/operations/queue-names.ts';
import { timeSpan } from '../../../../console/src/pages/operations/time-span.ts';
import { totalOutcome } from '../../../../console/src/pages/operations/total-outcome.ts';

describe('the dialog in the address', () => {
  it('comes back as it was, after a sign-in too', () => {
    const open = { act: 'discard', messageIds: ['0b5d8f7e-3c1a', 'm2'] } as const;
    expect(readOpen(openName(open))).toEqual(open);
    expect(readOpen(openName({ act: 'redrive', messageIds: [] }))).toEqual({
      act: 'redrive',
      messageIds: [],
    });
  });

  it('is none for another name, and for a discard of nothing', () => {
    for (const name of [undefined, 'refund', 'discard:', 'redrive', 'discard:a b'])
      expect(readOpen(name), name).toBeUndefined();
  });
});

describe('totalOutcome', () => {
  const outcome = (done: number, hasMore: boolean) => ({ done, missing: [], kept: 1, hasMore });
  const calling = (...answers: ReturnType<typeof outcome>[]) => {
    const left = [...answers];
    return async () => left.shift() ?? outcome(0, true);
  };

  it('calls until there is no more, and adds what was done', async () => {
    expect(await totalOutcome(calling(outcome(40, true), outcome(2, false)))).toEqual({
      ...{ done: 42, missing: [], kept: 1, hasMore: false },
    });
  });

  it('stops when a call does nothing, and after so many calls', async () => {
    expect(await totalOutcome(calling(outcome(40, true)))).toMatchObject({ done: 40, hasMore: true });
    expect(await totalOutcome(async () => outcome(1, true), 3)).toMatchObject({ done: 3, hasMore: true });
  });
});

describe('timeSpan', () => {
  it.each([
    [1, 'en', '1 second'],
    [119, 'en', '119 seconds'],
    [120, 'en', '2 minutes'],
    [7_300, 'en', '2 hours'],
    [14 * 86_400, 'de', '14 Tage'],
  ])('says %s seconds in %s as %s', (seconds, locale, words) => {
    expect(timeSpan(seconds, locale)).toBe(words);
  });
});

it('countsOf counts each state', () => {
  expect(countsOf([{ state: 'ok' }, { state: 'alarm' }, { state: 'ok' }])).toEqual({
    ok: 2,
    alarm: 1,
    unknown: 0,
  });
});
