import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import { serviceOperations } from '../constructs/services/service-operations.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

/** Services, their resources, and the times that can be booked. */
export class ServicesStack extends Stack {
  constructor(scope: Construct, id: string, props: CapabilityStackProps) {
    super(scope, id, props);
    new Operations(this, 'Operations', { ...props, needs: serviceOperations(props.parts) });
  }
}
