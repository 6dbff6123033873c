import type { CloudControl } from '../../../../local/control/client.ts';

/** What goes wrong on purpose, in words for the table. */
export const troubles = '5 % Stripe timeouts, 5 % duplicated and 5 % lost webhooks, 2 % consumer crashes';

/** Ends it, and answers how many invocations were killed. */
export type EndTrouble = () => Promise<number>;

/**
 * Breaks things until told to stop. Stripe's timeouts hit our server and not the buyers' phones: half of them before
 * the effect, half after it. Our own patience ends them, as it would.
 */
export async function makeTrouble({ stripe, crash }: CloudControl, seed: number): Promise<EndTrouble> {
  await stripe.faults.reseed(seed);
  // Each rule sees what the ones before it let pass.
  const ends = [
    await stripe.faults.request({ fault: 'timeout_before', caller: 'server', probability: 0.025 }),
    await stripe.faults.request({ fault: 'timeout_after', caller: 'server', probability: 0.025 / 0.975 }),
    await stripe.faults.webhook({ fault: 'drop', probability: 0.05 }),
    await stripe.faults.webhook({ fault: 'duplicate', probability: 0.05 / 0.95 }),
  ];
  const endCrashes = await crash({ rate: 0.02, seed });
  return async () => {
    for (const end of ends) await end();
    return endCrashes();
  };
}
