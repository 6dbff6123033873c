import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import { storefrontOperations } from '../constructs/storefront/storefront-operations.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

/** The home page of the apps. */
export class StorefrontStack extends Stack {
  constructor(scope: Construct, id: string, props: CapabilityStackProps) {
    super(scope, id, props);
    new Operations(this, 'Operations', { ...props, needs: storefrontOperations(props.parts) });
  }
}
