import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Gateway } from '../constructs/api/gateway.ts';
import { GatewayStage } from '../constructs/api/gateway-stage.ts';
import type { Platform } from '../constructs/platform.ts';

export interface EntranceStackProps extends StackProps {
  readonly platform: Platform;
  readonly gateway: Gateway;
  /** The stacks with routes, and all stacks before them. */
  readonly after: readonly Stack[];
}

/** Opens the API. It comes after every route, because each route has a rate here. */
export class EntranceStack extends Stack {
  constructor(scope: Construct, id: string, { after, ...props }: EntranceStackProps) {
    super(scope, id, props);
    for (const stack of after) this.addStackDependency(stack);
    new GatewayStage(this, 'Gateway', props);
  }
}
