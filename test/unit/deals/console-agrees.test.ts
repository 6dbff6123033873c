import { expect, it } from 'vitest';
import {
  canTake,
  type DealState,
  type DealStep,
  dealSteps,
} from '../../../console/src/pages/deals/deal-steps.ts';
import { houseSellerId } from '../../../console/src/parts/house-seller.ts';
import { decideDealStep } from '../../../lib/deals/decide.ts';
import { sellerMeantBy } from '../../../lib/sellers/find-seller-meant.ts';

const states: readonly DealState[] = ['draft', 'scheduled', 'live', 'paused', 'ended', 'cancelled'];
const steps: readonly DealStep[] = dealSteps;
const window = { startsAt: '2026-01-01T00:00:00.000Z', endsAt: '2026-01-03T00:00:00.000Z' };

it('the console offers the steps that the server takes', () => {
  for (const state of states)
    for (const step of steps) {
      const now = state === 'scheduled' ? '2025-12-31T00:00:00.000Z' : '2026-01-02T00:00:00.000Z';
      const decision = decideDealStep({ state, ...window }, step, now);
      expect([state, step, canTake(step, state)]).toEqual([state, step, decision.kind === 'move']);
    }
});

it('the console knows the house by the id that the server gives it', () => {
  expect(houseSellerId).toBe(sellerMeantBy({} as Parameters<typeof sellerMeantBy>[0]));
});
