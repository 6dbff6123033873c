import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { OperationShape } from '../../../lib/contract/operation.ts';
import { idFrom } from '../../../lib/platform/ids.ts';
import type { DemoRole, SignInAccount } from '../../../local/cognito/demo-accounts.ts';
import { signIn } from '../../../local/cognito/sign-in.ts';
import { claimsOf } from '../../../local/cognito/tokens.ts';
import type { Targets } from '../../integration/api/valid-requests.ts';
import type { Send } from './send.ts';
import { contract, valuesOf } from './values.ts';

/** Where the API is, and how one signs in there. */
export interface Place {
  readonly apiUrl: string;
  readonly cognitoUrl: string;
  readonly accounts: readonly SignInAccount[];
  /** An access token of a customer who signed up just now. */
  newCustomer(): Promise<string>;
}

/** Those who ask, and what there is to ask about. */
export interface World {
  readonly targets: Targets;
  tokenFor(operation: OperationShape): string | undefined;
}

/** Makes a deal on sale, bookings of it, a member of staff and an export, for people who have signed in just now. */
export async function newWorld(send: Send, place: Place): Promise<World> {
  const staff = (role: DemoRole) => {
    const account = place.accounts.find((one) => one.role === role);
    if (!account) throw new Error(`There is no demo account of ${role}`);
    return signIn(place.cognitoUrl, account);
  };
  const [seller, admin, customer] = [await staff('seller'), await staff('admin'), await place.newCustomer()];
  // biome-ignore lint/suspicious/noExplicitAny: answers of many operations
  const make = async (path: string, token?: string, body?: unknown): Promise<any> => {
    const headers = { 'idempotency-key': randomUUID() };
    const sent = {
      method: 'POST',
      path,
      token,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    };
    const reply = await send(sent);
    if (reply.status >= 300) throw new Error(`${path}: ${reply.status} ${reply.body}`);
    return JSON.parse(reply.body);
  };
  const { token: guest } = await make('/v1/guests');
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  const { id: dealId, sellerId } = await make('/v1/admin/deals', seller, {
    title: 'Sushi for two 🍣',
    category: 'food-and-drink',
    price: { amountMinor: 1_900, currency: 'EUR' },
    startsAt: at(-1),
    endsAt: at(600),
    quantityTotal: 100_000,
  });
  await make(`/v1/admin/deals/${dealId}/publication`, seller);
  const { id: bookingId } = await make('/v1/bookings', guest, { dealId, quantity: 1 });
  await make('/v1/bookings', customer, { dealId, quantity: 2 });
  const invitation = { email: `${randomUUID()}@staff.example.com`, roles: ['support'] };
  const { id: staffId } = await make('/v1/admin/staff', admin, invitation);
  const { id: exportId } = await make('/v1/me/exports', customer);
  const known = {
    dealId,
    sellerId,
    bookingId,
    staffId,
    exportId,
    customerId: idFrom('cus', claimsOf(customer).sub),
  };
  return {
    targets: { ...idsOfNothing(known), ...known },
    tokenFor: ({ access }) => {
      if (access === 'anyone') return undefined;
      if (access.includes('guest')) return guest;
      if (access.includes('customer')) return customer;
      return access.includes('seller') ? seller : admin;
    },
  };
}

/** For the other ids in paths, some of things that are not there: they are refused as 404, and that is an answer too. */
function idsOfNothing(targets: Targets): Record<string, string> {
  const parameters = Object.values(contract.paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap((operation) => operation.parameters ?? [])
    .filter((parameter) => parameter.in === 'path' && !(parameter.name in targets));
  return Object.fromEntries(
    parameters.map(({ name, schema }) => [
      name,
      String(fc.sample(valuesOf(schema, targets), { seed: 1, numRuns: 1 })[0]),
    ]),
  );
}
