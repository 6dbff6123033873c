import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { accountOperations } from '../constructs/accounts/account-operations.ts';
import { Operations } from '../constructs/api/operations.ts';
import { sellerOperations } from '../constructs/sellers/seller-operations.ts';
import { staffOperations } from '../constructs/staff/staff-operations.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

/** Operations for customers' accounts and for staff. */
export class AccountsStack extends Stack {
  constructor(scope: Construct, id: string, props: CapabilityStackProps) {
    super(scope, id, props);
    const { parts } = props;
    const needs = {
      ...accountOperations(parts),
      ...staffOperations(parts),
      ...sellerOperations(parts),
    };
    new Operations(this, 'Operations', { ...props, needs });
  }
}
