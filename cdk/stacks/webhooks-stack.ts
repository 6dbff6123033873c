import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import type { Payments } from '../constructs/payments/payments.ts';
import { webhookOperations } from '../constructs/webhooks/webhook-operations.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

export interface WebhooksStackProps extends CapabilityStackProps {
  readonly payments: Payments;
}

/** The operations with which staff read the log of Stripe's events, and have them heard again. */
export class WebhooksStack extends Stack {
  constructor(scope: Construct, id: string, props: WebhooksStackProps) {
    super(scope, id, props);
    const { parts, payments } = props;
    new Operations(this, 'Operations', { ...props, needs: webhookOperations({ ...parts, payments }) });
  }
}
