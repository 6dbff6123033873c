import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Gateway } from '../constructs/api/gateway.ts';
import { Operations } from '../constructs/api/operations.ts';
import { guestOperations } from '../constructs/guests/guest-operations.ts';
import type { Parts } from '../constructs/parts.ts';
import { switchOperations } from '../constructs/switches/switch-operations.ts';
import { timeOperations } from '../constructs/time/time-operations.ts';

export interface ApiStackProps extends StackProps {
  readonly parts: Parts;
}

/** The gateway, and the operations that belong to no other capability. */
export class ApiStack extends Stack {
  readonly gateway: Gateway;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    const { parts } = props;
    this.gateway = new Gateway(this, 'Gateway', parts);
    new Operations(this, 'Operations', {
      parts,
      gateway: this.gateway,
      needs: { ...timeOperations(), ...guestOperations(parts), ...switchOperations(parts) },
    });

    new CfnOutput(this, 'ApiUrl', { value: this.gateway.api.apiEndpoint });
  }
}
