import { Duration } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  ManagedLoginVersion,
  Mfa,
  UserPool,
  type UserPoolClient,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { SigningSecret } from '../data/signing-secret.ts';
import type { Tables } from '../data/tables.ts';
import { nameOf, type Platform } from '../platform.ts';
import { appClient } from './app-client.ts';
import { mailFrom, passkeySettings, passwordPolicy, protection, signInPage } from './pool-settings.ts';
import { poolTrigger } from './pool-trigger.ts';
import { SocialSignIn } from './social-sign-in.ts';

export interface CustomersProps {
  readonly platform: Platform;
  readonly tables: Tables;
  readonly signing: SigningSecret;
}

/** The pool of buyers. They sign up themselves, with their e-mail address. */
export class Customers extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string, { platform, tables, signing }: CustomersProps) {
    super(scope, id);
    const { stage } = platform;
    this.pool = new UserPool(this, 'Pool', {
      userPoolName: nameOf(stage, 'customers'),
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      // A new address counts only after verification. Otherwise an account could be taken over through it.
      keepOriginal: { email: true },
      standardAttributes: { email: { required: true, mutable: true } },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      ...passkeySettings(stage),
      ...mailFrom(stage),
      ...protection(stage),
    });
    acknowledge(
      this.pool,
      'AwsSolutions-COG2',
      'Customers choose: a second factor on every purchase app would lose most buyers. Staff must have one.',
    );
    if (!stage.threatProtection) acknowledge(this.pool, 'AwsSolutions-COG8', unprotected);
    const adoption = poolTrigger(this, 'AdoptGuests', {
      platform,
      name: 'adopt-guests',
      purpose: 'Gives customers the bookings that they bought as guests with the same verified address',
      // The takeover step stores the booking under its address, in the table of payments.
      grants: [tables.accounts.change, tables.payments.change, signing.read],
    });
    this.pool.addTrigger(UserPoolOperation.POST_CONFIRMATION, adoption.lambda);
    this.pool.addTrigger(UserPoolOperation.POST_AUTHENTICATION, adoption.lambda);
    const page = stage.passkeys ? ManagedLoginVersion.NEWER_MANAGED_LOGIN : undefined;
    signInPage(this.pool, stage, 'customers', page);
    const { providers } = new SocialSignIn(this, 'Social', { pool: this.pool, stage });
    this.client = appClient(this, 'App', this.pool, {
      stage,
      callbacks: stage.customerCallbacks,
      session: Duration.days(30),
      providers,
      passkeys: stage.passkeys !== undefined,
    });
    // A client may only name an existing provider.
    this.client.node.addDependency(...this.pool.identityProviders);
    if (stage.passkeys)
      new CfnManagedLoginBranding(this, 'Look', {
        userPoolId: this.pool.userPoolId,
        clientId: this.client.userPoolClientId,
        useCognitoProvidedValues: true,
      });
  }
}

const unprotected =
  'Threat protection is billed for each user; dev has test users only. Other stages have it.';
