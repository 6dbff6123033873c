import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Gateway } from '../constructs/api/gateway.ts';
import { Operations, type Resources } from '../constructs/api/operations.ts';
import type { Platform } from '../constructs/platform.ts';

export interface ApiStackProps extends StackProps {
  readonly platform: Platform;
  readonly resources: Resources;
}

/** The gateway, and the operations that belong to no other capability. */
export class ApiStack extends Stack {
  readonly gateway: Gateway;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    const { platform } = props;
    this.gateway = new Gateway(this, 'Gateway', { platform, subjects: props.resources.subjects });
    new Operations(this, 'Operations', {
      ...props,
      gateway: this.gateway,
      capabilities: ['time', 'guests', 'switches'],
    });

    new CfnOutput(this, 'ApiUrl', { value: this.gateway.api.apiEndpoint });
  }
}
