import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import { dealOperations } from '../constructs/deals/deal-operations.ts';
import { DealSchedules } from '../constructs/deals/deal-schedules.ts';
import { DealTransitions } from '../constructs/deals/deal-transitions.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

/** Deals and their transitions. */
export class DealsStack extends Stack {
  constructor(scope: Construct, id: string, props: CapabilityStackProps) {
    super(scope, id, props);
    const { parts, bus, schedules } = props;
    const transitions = new DealTransitions(this, 'Transitions', { ...parts, schedules });
    new DealSchedules(this, 'Schedules', { ...parts, bus, schedules, transitions });
    new Operations(this, 'Operations', { ...props, needs: dealOperations(parts) });
  }
}
