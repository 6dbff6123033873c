import { Duration } from 'aws-cdk-lib';
import {
  AccountRecovery,
  LambdaVersion,
  Mfa,
  UserPool,
  type UserPoolClient,
  type UserPoolDomain,
  UserPoolGroup,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { staffRoles } from '../../../lib/contract/operation.ts';
import { acknowledge } from '../acknowledge.ts';
import { nameOf, type Platform } from '../platform.ts';
import { appClient } from './app-client.ts';
import { mailFrom, passwordPolicy, protection, signInPage } from './pool-settings.ts';
import { allowAsking, poolTrigger } from './pool-trigger.ts';

/** The pool of sellers, support and admins. An admin invites them, and each needs an authenticator app. */
export class Staff extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  /** The hosted sign-in. */
  readonly domain: UserPoolDomain;

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
      ...mailFrom(stage),
      ...protection(stage),
    });
    if (!stage.threatProtection) acknowledge(this.pool, 'AwsSolutions-COG8', unprotected);
    for (const role of staffRoles)
      new UserPoolGroup(this, `Group-${role}`, { userPool: this.pool, groupName: role });
    const proof = poolTrigger(this, 'ProveSecondFactor', {
      platform,
      name: 'prove-second-factor',
      purpose: 'Writes into staff tokens that their owner has an authenticator app',
    });
    this.pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, proof.lambda, LambdaVersion.V2_0);
    allowAsking(proof, this.pool, ['cognito-idp:AdminGetUser']);
    this.domain = signInPage(this.pool, stage, 'staff');
    this.client = appClient(this, 'Console', this.pool, {
      stage,
      callbacks: stage.staffCallbacks,
      session: Duration.hours(12),
    });
  }
}

const unprotected =
  'Threat protection is billed for each user; dev has test users only. Other stages have it.';
