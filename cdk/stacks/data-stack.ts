import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ChallengeSecret } from '../constructs/data/challenge-secret.ts';
import { GuestTokenSecret } from '../constructs/data/guest-token-secret.ts';
import { SigningSecret } from '../constructs/data/signing-secret.ts';
import { SubjectSecret } from '../constructs/data/subject-secret.ts';
import { Tables } from '../constructs/data/tables.ts';
import { StripeSecret } from '../constructs/payments/stripe-secret.ts';
import type { Platform } from '../constructs/platform.ts';

export interface DataStackProps extends StackProps {
  readonly platform: Platform;
}

/** What must not be lost. */
export class DataStack extends Stack {
  readonly tables: Tables;
  readonly signing: SigningSecret;
  readonly guestTokens: GuestTokenSecret;
  readonly challenge: ChallengeSecret;
  readonly stripe: StripeSecret;
  readonly subjects: SubjectSecret;

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, props);
    this.tables = new Tables(this, 'Tables', props);
    this.signing = new SigningSecret(this, 'Signing', props);
    this.guestTokens = new GuestTokenSecret(this, 'GuestTokens', props);
    this.challenge = new ChallengeSecret(this, 'Challenge', props);
    this.stripe = new StripeSecret(this, 'Stripe', props);
    this.subjects = new SubjectSecret(this, 'Subjects', props);

    new CfnOutput(this, 'DealsTable', { value: this.tables.deals.table.tableName });
    new CfnOutput(this, 'StockTable', { value: this.tables.stock.table.tableName });
    new CfnOutput(this, 'BookingsTable', { value: this.tables.bookings.table.tableName });
    new CfnOutput(this, 'DealBookingsTable', { value: this.tables.dealBookings.table.tableName });
    new CfnOutput(this, 'FiguresTable', { value: this.tables.figures.table.tableName });
    new CfnOutput(this, 'AccountsTable', { value: this.tables.accounts.table.tableName });
    new CfnOutput(this, 'AbuseTable', { value: this.tables.abuse.table.tableName });
    new CfnOutput(this, 'PaymentsTable', { value: this.tables.payments.table.tableName });
    new CfnOutput(this, 'LedgerTable', { value: this.tables.ledger.table.tableName });
    new CfnOutput(this, 'PrivacyTable', { value: this.tables.privacy.table.tableName });
    new CfnOutput(this, 'AuditTable', { value: this.tables.audit.table.tableName });
    new CfnOutput(this, 'LiveTable', { value: this.tables.live.table.tableName });
    new CfnOutput(this, 'SwitchesTable', { value: this.tables.switches.table.tableName });
    new CfnOutput(this, 'GuestTokenSecretArn', { value: this.guestTokens.secret.secretArn });
    new CfnOutput(this, 'StripeSecretArn', { value: this.stripe.secret.secretArn });
  }
}
