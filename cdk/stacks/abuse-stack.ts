import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

/** What staff see and say of orders that look like abuse. */
export class AbuseStack extends Stack {
  constructor(scope: Construct, id: string, props: CapabilityStackProps) {
    super(scope, id, props);
    new Operations(this, 'Operations', { ...props, capabilities: ['abuse'] });
  }
}
