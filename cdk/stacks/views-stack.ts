import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import { viewOperations } from '../constructs/views/view-operations.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

/** Operations for the saved views of the console. */
export class ViewsStack extends Stack {
  constructor(scope: Construct, id: string, props: CapabilityStackProps) {
    super(scope, id, props);
    new Operations(this, 'Operations', { ...props, needs: viewOperations(props.parts) });
  }
}
