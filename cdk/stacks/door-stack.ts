import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import { doorOperations } from '../constructs/door/door-operations.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

/** Operations at the door: buyers read their codes, and staff admit them. */
export class DoorStack extends Stack {
  constructor(scope: Construct, id: string, props: CapabilityStackProps) {
    super(scope, id, props);
    new Operations(this, 'Operations', { ...props, needs: doorOperations(props.parts) });
  }
}
