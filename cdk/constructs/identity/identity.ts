import { Construct } from 'constructs';
import type { Grant } from '../functions/grant.ts';
import { Customers, type CustomersProps } from './customers.ts';
import { SignUpGuard } from './sign-up-guard.ts';
import { Staff } from './staff.ts';

/** An action on users. A right covers every user of the pool, so each function names only the actions it needs. */
export type CognitoAction = `Admin${string}` | 'ListUsers' | 'ListUsersInGroup';

/** Two pools with separate issuers, so a customer's token can never be a staff token. */
export class Identity extends Construct {
  readonly customers: Customers;
  readonly staff: Staff;

  constructor(scope: Construct, id: string, props: CustomersProps) {
    super(scope, id);
    this.customers = new Customers(this, 'Customers', props);
    this.staff = new Staff(this, 'Staff', props);
    new SignUpGuard(this, 'SignUps', {
      platform: props.platform,
      pools: { Customers: this.customers.pool, Staff: this.staff.pool },
    });
  }

  /** Lets the function perform only these actions on the users of a pool. */
  ask(audience: 'staff' | 'customers', ...actions: readonly CognitoAction[]): Grant {
    const { userPoolId, userPoolArn } = this[audience].pool;
    return (fn) => {
      fn.setEnvironment(
        audience === 'staff' ? { STAFF_POOL_ID: userPoolId } : { CUSTOMERS_POOL_ID: userPoolId },
      );
      fn.allow(
        actions.map((action) => `cognito-idp:${action}`),
        [userPoolArn],
      );
    };
  }

  /** Tells the function which issuers to accept. The keys for verification are public, so this needs no rights. */
  readonly verify: Grant = (fn) =>
    fn.setEnvironment({
      CUSTOMERS_ISSUER: this.customers.pool.userPoolProviderUrl,
      CUSTOMERS_CLIENT_ID: this.customers.client.userPoolClientId,
      STAFF_ISSUER: this.staff.pool.userPoolProviderUrl,
      STAFF_CLIENT_ID: this.staff.client.userPoolClientId,
    });
}
