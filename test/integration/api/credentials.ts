import {
  AdminConfirmSignUpCommand,
  CognitoIdentityProviderClient,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Role } from '../../../lib/contract/operation.ts';
import type { SignInAccount } from '../../../local/cognito/demo-accounts.ts';
import { signIn } from '../../../local/cognito/sign-in.ts';
import { newGuest, tokenOf } from './client.ts';
import { cloud } from './cloud.ts';
import {
  claimsOf,
  expired,
  guestClaimsOf,
  guestToken,
  signedByPool,
  signedByStranger,
  signedInMinutesAgo,
  signedWithPublicKey,
  unsigned,
} from './tokens.ts';

/** Somebody at the door: what they send, and what it proves. */
export interface Credential {
  readonly token: string | undefined;
  /** What the token proves; nothing when it is no good. `staff` is signed in, with no role. */
  readonly proves: Role | 'staff' | undefined;
  /** What a token that proves nothing says of itself: a guest's, or one of staff without a second factor. */
  readonly says?: 'guest' | 'staff';
  /** Signed in too long ago for an operation that asks for a recent sign-in. */
  readonly stale?: true;
}

/** Everybody who might call, by a name that the failing test shows. */
export async function credentials(): Promise<Record<string, Credential>> {
  const [guest, customer, seller, support, admin] = await Promise.all([
    newGuest(),
    ...(['customer', 'seller', 'support', 'admin'] as const).map(tokenOf),
  ]);
  if (!guest || !customer || !seller || !support || !admin) throw new Error('A demo account is missing');
  const good: Record<string, Credential> = {
    'a guest': { token: guest, proves: 'guest' },
    'another guest': { token: await newGuest(), proves: 'guest' },
    'a customer': { token: customer, proves: 'customer' },
    'another customer': { token: await newCustomer(), proves: 'customer' },
    'a seller': { token: seller, proves: 'seller' },
    support: { token: support, proves: 'support' },
    'an admin': { token: admin, proves: 'admin' },
    'staff without a role': { token: await staffWithout(admin), proves: 'staff' },
    'an admin who signed in sixteen minutes ago': {
      token: await signedByPool(signedInMinutesAgo(16, claimsOf(admin))),
      proves: 'admin',
      stale: true,
    },
    'an admin whose token does not say when': {
      token: await signedByPool({ ...claimsOf(admin), auth_time: undefined }),
      proves: 'admin',
      stale: true,
    },
    'a customer who signed in sixteen minutes ago': {
      token: await signedByPool(signedInMinutesAgo(16, claimsOf(customer))),
      proves: 'customer',
      stale: true,
    },
    'a customer in a group called admin': {
      token: await signedByPool({ ...claimsOf(customer), 'cognito:groups': ['admin', 'seller', 'support'] }),
      proves: 'customer',
    },
  };
  const bad = { ...(await badPoolTokens({ customer, admin })), ...(await badGuestTokens(guest)) };
  return {
    ...good,
    nobody: { token: undefined, proves: undefined },
    'a token that is none': { token: 'let.me.in', proves: undefined },
    ...Object.fromEntries(
      Object.entries(bad).map(([name, token]) => [name, { token, proves: undefined, ...whatItSays(name) }]),
    ),
  };
}

const whatItSays = (name: string): Pick<Credential, 'says'> => {
  if (name.startsWith('guest')) return { says: 'guest' };
  return name.includes('second factor') ? { says: 'staff' } : {};
};

async function badPoolTokens(tokens: Record<string, string>): Promise<Record<string, string>> {
  const bad: Record<string, string> = {};
  const { second_factor: _, ...unproven } = claimsOf(tokens.admin ?? '');
  bad['an admin without a second factor'] = await signedByPool(unproven);
  bad['an admin with a second factor of another kind'] = await signedByPool({
    ...unproven,
    second_factor: 'sms',
  });
  for (const [who, token] of Object.entries(tokens)) {
    const { client_id, ...claims } = claimsOf(token);
    const access = { ...claims, client_id };
    bad[`${who}, expired`] = await signedByPool(expired(access));
    bad[`${who}, signed by a stranger`] = await signedByStranger(access);
    bad[`${who}, not signed`] = unsigned(access);
    bad[`${who}, signed with the public key`] = signedWithPublicKey(access);
    bad[`${who}, id token`] = await signedByPool({ ...claims, aud: String(client_id), token_use: 'id' });
    bad[`${who}, for another app`] = await signedByPool({ ...access, client_id: 'another-app' });
    bad[`${who}, from another issuer`] = await signedByPool({ ...access, iss: 'https://issuer.example' });
    const [head, , signature] = token.split('.');
    const changed = Buffer.from(JSON.stringify({ ...access, sub: crypto.randomUUID() })).toString(
      'base64url',
    );
    bad[`${who}, changed after signing`] = `${head}.${changed}.${signature}`;
  }
  return bad;
}

async function badGuestTokens(token: string): Promise<Record<string, string>> {
  const claims = await guestClaimsOf(token);
  const { exp: _, ...endless } = claims;
  const [head, , iv, text = '', tag] = token.split('.');
  return {
    'guest, expired': await guestToken(expired(claims)),
    'guest, made with another key': await guestToken(claims, 'another secret, as long as it has to be'),
    'guest, changed after it was made': [
      head,
      '',
      iv,
      `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`,
      tag,
    ].join('.'),
    'somebody who says to be a guest': unsigned(claims),
    'guest, who calls themselves a customer': await guestToken({ ...claims, sub: 'cus_0000000000000000' }),
    'guest, without an end': await guestToken(endless),
    'somebody who says to be a guest, signed by a user pool': await signedByPool(claims),
  };
}

async function staffWithout(admin: string): Promise<string> {
  const { 'cognito:groups': _, ...claims } = claimsOf(admin);
  return signedByPool({ ...claims, sub: crypto.randomUUID() });
}

/** Somebody who signed up through the pool's own API. */
export const newCustomer = async (): Promise<string> => (await newPerson()).token;

export interface Person {
  readonly email: string;
  readonly sub: string;
  readonly token: string;
  /** To sign in with again. */
  readonly account: SignInAccount;
}

/** Somebody who signed up, by all that their sign-in knows of them. */
export async function newPerson(): Promise<Person> {
  const { accounts, endpoints } = cloud;
  const demo = accounts.find(({ role }) => role === 'customer');
  if (!demo) throw new Error('There is no pool of customers');
  const account = { ...demo, email: `${crypto.randomUUID()}@example.com`, password: 'Another-customer-1!' };
  const cognito = new CognitoIdentityProviderClient({
    endpoint: endpoints.cognito,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const { UserSub } = await cognito.send(
    new SignUpCommand({
      ClientId: demo.clientId,
      Username: account.email,
      Password: account.password,
      UserAttributes: [{ Name: 'email', Value: account.email }],
    }),
  );
  await cognito.send(new AdminConfirmSignUpCommand({ UserPoolId: demo.poolId, Username: UserSub }));
  const token = await signIn(endpoints.cognito, account);
  return { email: account.email, sub: UserSub ?? '', token, account };
}
