import type { Setup } from '@stampede/mobile-sdk/admin';

/** The first things to do in an empty shop, in the order in which they help. */
export const setupSteps = ['colleague', 'stripe', 'webhook', 'seller', 'deal'] as const;
export type SetupStep = (typeof setupSteps)[number];

/** The facts that decide whether a step is done. */
export interface Found {
  readonly staff: number;
  readonly sellers: number;
  readonly deals: number;
  readonly setup: Pick<Setup, 'stripe'>;
}

/** Returns whether each step is really done, by whoever did it. The admin who reads this is one of the staff. */
export const doneSteps = ({ staff, sellers, deals, setup }: Found): Readonly<Record<SetupStep, boolean>> => ({
  colleague: staff > 1,
  stripe: setup.stripe.keys !== 'missing',
  webhook: setup.stripe.webhook,
  seller: sellers > 0,
  deal: deals > 0,
});
