import { expect, it } from 'vitest';
import { doneSteps } from '../../../console/src/pages/overview/setup-steps.ts';

it('The first steps are done by what is there', () => {
  const nothing = {
    staff: 1,
    sellers: 0,
    deals: 0,
    setup: { stripe: { keys: 'missing', webhook: false } },
  } as const;
  expect(Object.values(doneSteps(nothing))).toEqual([false, false, false, false, false]);
  const all = { staff: 2, sellers: 1, deals: 1, setup: { stripe: { keys: 'test', webhook: true } } } as const;
  expect(Object.values(doneSteps(all))).toEqual([true, true, true, true, true]);
  expect(doneSteps({ ...nothing, setup: { stripe: { keys: 'live', webhook: false } } })).toMatchObject({
    ...{ stripe: true, webhook: false },
  });
});
