import { AdminUpdateUserAttributesCommand } from '@aws-sdk/client-cognito-identity-provider';
import { idFrom } from '../../../lib/platform/ids.ts';
import { call, newExport, tokenOf } from './client.ts';
import { newPerson, type Person } from './credentials.ts';
import { cognito, poolOf } from './pool-client.ts';
import type { Targets } from './valid-requests.ts';

/** Somebody whose id staff may use. */
export interface KnownCustomer extends Person {
  readonly customerId: string;
}

/** Somebody who signed up and signed in, so that staff find them. */
export async function knownCustomer(): Promise<KnownCustomer> {
  const person = await newPerson();
  return { ...person, customerId: idFrom('cus', person.sub) };
}

/** Marks an address as confirmed, as the code in the mail does. It counts from the next sign-in. */
export const confirmAddress = ({ email }: Person) =>
  cognito().send(
    new AdminUpdateUserAttributesCommand({
      UserPoolId: poolOf('customer').poolId,
      Username: email,
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ],
    }),
  );

/** A customer on whom the operation has something to do. */
export async function customerFor(
  operationId: string,
): Promise<Pick<Targets, 'customerId' | 'exportId'> & { readonly customerId: string }> {
  const person = await knownCustomer();
  const { customerId, token } = person;
  const exportId = await newExport(token);
  const admin = await tokenOf('admin');
  if (operationId === 'linkGuestBookings') await confirmAddress(person);
  if (operationId === 'getCustomerDeletion')
    await call('POST', '/v1/me/deletion', { token, body: { confirm: customerId } });
  if (operationId === 'unblockCustomer')
    await call('POST', `/v1/admin/customers/${customerId}/block`, {
      token: admin,
      body: { reason: 'abuse' },
    });
  return { customerId, exportId };
}

/** An admin lets support delete a customer. */
export async function letSupportDelete(customerId: string, body: object): Promise<void> {
  const asked = await call('POST', `/v1/admin/customers/${customerId}/deletion`, {
    token: await tokenOf('support'),
    body,
  });
  const decision = await call('POST', `/v1/admin/approvals/${asked.body.approvalId}/decision`, {
    token: await tokenOf('admin'),
    body: { verdict: 'approved' },
  });
  if (decision.status !== 200) throw new Error(JSON.stringify([asked.body, decision.body]));
}
