import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { tableNames } from '../../lib/platform/tables.ts';
import { ChallengeSecret } from '../constructs/data/challenge-secret.ts';
import { DoorKeySecret } from '../constructs/data/door-key-secret.ts';
import { GuestTokenSecret } from '../constructs/data/guest-token-secret.ts';
import { SigningSecret } from '../constructs/data/signing-secret.ts';
import { SubjectSecret } from '../constructs/data/subject-secret.ts';
import { AllTables, constructId, type Tables } from '../constructs/data/tables.ts';
import { StripeSecret } from '../constructs/payments/stripe-secret.ts';
import type { Platform } from '../constructs/platform.ts';

export interface DataStackProps extends StackProps {
  readonly platform: Platform;
}

/** Data that must not be lost. */
export class DataStack extends Stack {
  readonly tables: Tables;
  readonly signing: SigningSecret;
  readonly guestTokens: GuestTokenSecret;
  readonly doorKeys: DoorKeySecret;
  readonly challenge: ChallengeSecret;
  readonly stripe: StripeSecret;
  readonly subjects: SubjectSecret;

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, props);
    this.tables = new AllTables(this, 'Tables', props).tables;
    this.signing = new SigningSecret(this, 'Signing', props);
    this.guestTokens = new GuestTokenSecret(this, 'GuestTokens', props);
    this.doorKeys = new DoorKeySecret(this, 'DoorKeys', props);
    this.challenge = new ChallengeSecret(this, 'Challenge', props);
    this.stripe = new StripeSecret(this, 'Stripe', props);
    this.subjects = new SubjectSecret(this, 'Subjects', props);

    for (const name of tableNames)
      new CfnOutput(this, `${constructId(name)}Table`, { value: this.tables[name].table.tableName });
    new CfnOutput(this, 'GuestTokenSecretArn', { value: this.guestTokens.secret.secretArn });
    new CfnOutput(this, 'DoorKeySecretArn', { value: this.doorKeys.secret.secretArn });
    new CfnOutput(this, 'StripeSecretArn', { value: this.stripe.secret.secretArn });
  }
}
