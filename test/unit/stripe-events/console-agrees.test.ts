import { expect, it } from 'vitest';
import { eventTypes, hasHandler } from '../../../console/src/pages/webhooks/event-types.ts';
import { eventTypes as handled } from '../../../lib/stripe-events/index.ts';

it('the console knows the types of events that have a handler', () => {
  expect([...eventTypes]).toEqual([...handled].sort());
  expect([hasHandler('refund.failed'), hasHandler('payout.paid'), hasHandler(undefined)]).toEqual([
    true,
    false,
    false,
  ]);
});
