import { Duration } from 'aws-cdk-lib';
import { AccountRecovery, Mfa, UserPool, type UserPoolClient, UserPoolGroup } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { staffRoles } from '../../../lib/contract/operation.ts';
import { acknowledge } from '../acknowledge.ts';
import { nameOf, type Platform } from '../platform.ts';
import { appClient } from './app-client.ts';
import { passwordPolicy, protection, signInPage } from './pool-settings.ts';

/** Who sells and runs the shop. An admin invites them, and each needs an authenticator app. */
export class Staff extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string, { platform }: { readonly platform: Platform }) {
    super(scope, id);
    const { stage } = platform;
    this.pool = new UserPool(this, 'Pool', {
      userPoolName: nameOf(stage, 'staff'),
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      keepOriginal: { email: true },
      standardAttributes: { email: { required: true, mutable: true } },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      ...protection(stage),
    });
    if (!stage.threatProtection) acknowledge(this.pool, 'AwsSolutions-COG8', unprotected);
    for (const role of staffRoles)
      new UserPoolGroup(this, `Group-${role}`, { userPool: this.pool, groupName: role });
    signInPage(this.pool, stage, 'staff');
    this.client = appClient(this, 'Console', this.pool, {
      stage,
      callbacks: stage.staffCallbacks,
      session: Duration.hours(12),
    });
  }
}

const unprotected =
  'Threat protection is billed for each user; dev has test users only. Other stages have it.';
