import type { Stage } from './stages.ts';

export interface Account {
  readonly stage: Pick<Stage, 'name' | 'settleReservation' | 'burstConcurrency'>;
  /** Each region that the stage needs, with the version of its bootstrap stack. */
  readonly bootstrapped: readonly { readonly region: string; readonly version: number | undefined }[];
  /** Concurrent executions of Lambda, over all functions of the region. */
  readonly concurrency: number;
}

/** The oldest bootstrap that aws-cdk-lib 2 deploys with. */
const leastBootstrap = 6;
/** Lambda keeps at least this many executions for functions without a reservation. */
const unreserved = 100;

/** Names each thing that would stop a deployment halfway, and what to do about it. Empty when the account is ready. */
export function accountProblems({ stage, bootstrapped, concurrency }: Account): string[] {
  const missing = bootstrapped
    .filter(({ version = 0 }) => version < leastBootstrap)
    .map(
      ({ region, version }) =>
        `${region} ${version === undefined ? 'is not bootstrapped' : `has bootstrap ${version}`}: run npx cdk bootstrap -c stage=${stage.name} -c placeholders=allow`,
    );
  const wanted = (stage.settleReservation ?? 0) + unreserved;
  if (concurrency < wanted)
    missing.push(
      `Lambda runs ${concurrency} functions at once here, and ${stage.name} needs ${wanted} to be deployed and about 1,000 for a rush: ask Service Quotas for "Concurrent executions", or leave out settleReservation in cdk/stages.ts`,
    );
  return missing;
}
