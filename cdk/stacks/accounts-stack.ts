import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

/** What customers tell us about themselves, and what they keep; and who the staff are. */
export class AccountsStack extends Stack {
  constructor(scope: Construct, id: string, props: CapabilityStackProps) {
    super(scope, id, props);
    new Operations(this, 'Operations', { ...props, capabilities: ['accounts', 'staff'] });
  }
}
