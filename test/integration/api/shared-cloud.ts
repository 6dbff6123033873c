import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCloud } from '../../../local/cloud.ts';
import type { SignInAccount } from '../../../local/cognito/demo-accounts.ts';
import type { ControlAddress } from '../../../local/control/server.ts';
import { foundDemoSeller } from '../../../local/demo-seller.ts';
import type { Endpoints } from '../../../local/endpoints.ts';
import { confirmationCode } from './confirmation-code.ts';
import { leaksInLogs } from './log-hygiene.ts';

/** What tests know of the one local cloud that all of them share. */
export interface SharedCloud {
  readonly apiUrl: string;
  /** Where everything is kept, logs included. */
  readonly stateDir: string;
  readonly endpoints: Endpoints;
  readonly outputs: Readonly<Record<string, string>>;
  readonly accounts: readonly SignInAccount[];
  /** The Stripe double, and what tests may do behind it: connectControl(control).stripe. Give each fault rule a `mentions`. */
  readonly stripeUrl: string;
  readonly control: ControlAddress;
  /** Tests that make guest tokens of their own need the secret behind it. */
  readonly guestSecretArn: string;
}

/**
 * Starts it; when it stops, every response that broke the contract fails the run, and so does every line in a log that
 * holds what no log may hold, whichever test caused it.
 */
export async function startSharedCloud(assembly: string) {
  // cognito-local sends this code instead of one by chance: tests read no mail.
  process.env.CODE ??= confirmationCode;
  const stateDir = mkdtempSync(join(tmpdir(), 'stampede-test-'));
  const cloud = await startCloud({
    stateDir,
    assembly,
    functionConcurrency: 2,
    docs: true,
  });
  await foundDemoSeller(cloud);
  const { apiUrl, endpoints, outputs, accounts, control, doubles } = cloud;
  const guestSecretArn = cloud.resources.get('GuestTokens/Secret', 'AWS::SecretsManager::Secret').ref;
  const shared: SharedCloud = {
    apiUrl,
    stateDir,
    endpoints,
    outputs,
    accounts,
    control,
    stripeUrl: doubles.stripe.url ?? '',
    guestSecretArn,
  };
  return {
    shared,
    async stop() {
      await cloud.stop();
      const { lines, leaks } = leaksInLogs(stateDir);
      rmSync(stateDir, { recursive: true, force: true });
      if (lines === 0) throw new Error('There are no logs to look through');
      if (leaks.length > 0)
        throw new Error(`Lines that no log may hold: ${JSON.stringify(leaks.slice(0, 20), null, 2)}`);
      if (cloud.deniedCalls.length > 0)
        throw new Error(`Calls that roles do not allow: ${[...new Set(cloud.deniedCalls)].join('\n')}`);
      if (cloud.contractViolations.length > 0) {
        throw new Error(
          `Responses that the contract does not allow: ${JSON.stringify(cloud.contractViolations, null, 2)}`,
        );
      }
    },
  };
}
