import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { abuseOperations } from '../constructs/abuse/abuse-operations.ts';
import { Operations } from '../constructs/api/operations.ts';
import type { Payments } from '../constructs/payments/payments.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

interface AbuseStackProps extends CapabilityStackProps {
  readonly payments: Payments;
}

/** Operations with which staff review orders that look like abuse. */
export class AbuseStack extends Stack {
  constructor(scope: Construct, id: string, props: AbuseStackProps) {
    super(scope, id, props);
    const { parts, payments } = props;
    new Operations(this, 'Operations', { ...props, needs: abuseOperations({ ...parts, payments }) });
  }
}
