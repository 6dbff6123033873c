import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import { customerOperations } from '../constructs/customers/customer-operations.ts';
import type { PrivacyParts } from '../constructs/privacy/privacy-operations.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

export interface CustomersStackProps extends CapabilityStackProps {
  readonly jobs: Pick<PrivacyParts, 'exports' | 'erasures' | 'files'>;
}

/** Operations of staff on customers. */
export class CustomersStack extends Stack {
  constructor(scope: Construct, id: string, props: CustomersStackProps) {
    super(scope, id, props);
    const { parts, jobs } = props;
    new Operations(this, 'Operations', { ...props, needs: customerOperations({ ...parts, ...jobs }) });
  }
}
