import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { SigningSecret } from '../constructs/data/signing-secret.ts';
import type { Tables } from '../constructs/data/tables.ts';
import { Identity } from '../constructs/identity/identity.ts';
import type { Platform } from '../constructs/platform.ts';

export interface IdentityStackProps extends StackProps {
  readonly platform: Platform;
  readonly tables: Tables;
  readonly signing: SigningSecret;
}

/** The user pools. */
export class IdentityStack extends Stack {
  readonly identity: Identity;

  constructor(scope: Construct, id: string, props: IdentityStackProps) {
    super(scope, id, props);
    this.identity = new Identity(this, 'Identity', props);

    const { customers, staff } = this.identity;
    new CfnOutput(this, 'CustomersPoolId', { value: customers.pool.userPoolId });
    new CfnOutput(this, 'CustomersClientId', { value: customers.client.userPoolClientId });
    new CfnOutput(this, 'StaffPoolId', { value: staff.pool.userPoolId });
    new CfnOutput(this, 'StaffClientId', { value: staff.client.userPoolClientId });
  }
}
