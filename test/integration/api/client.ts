import type { AdminDeal, NewDeal } from '../../../lib/contract/deal.ts';
import type { StaffRole } from '../../../lib/contract/operation.ts';
import { testAddressHeader } from '../../../lib/contract/test-address.ts';
import type { DemoRole } from '../../../local/cognito/demo-accounts.ts';
import { signIn } from '../../../local/cognito/sign-in.ts';
import { someAddress } from '../../bench/rush/http.ts';
import { cloud } from './cloud.ts';
import { offer } from './offer.ts';

export { offer, soon } from './offer.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read any field of any body
  readonly body: any;
}

interface Call {
  /** A bearer token; see `tokenOf` and `newGuest`. */
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls the API as a client would. */
export async function call(
  method: string,
  path: string,
  { token, body, key, headers }: Call = {},
): Promise<Answer> {
  const response = await fetch(new URL(path, cloud.apiUrl), {
    method,
    headers: {
      [testAddressHeader]: someAddress(),
      ...(token && { authorization: `Bearer ${token}` }),
      ...(key && { 'idempotency-key': key }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isCalendar = response.headers.get('content-type')?.startsWith('text/calendar');
  const read = isCalendar ? text : text ? JSON.parse(text) : undefined;
  return { status: response.status, headers: response.headers, body: read };
}

/** Every item of a list, page by page. @param path with its query, which says how long a page is */
// biome-ignore lint/suspicious/noExplicitAny: tests read any field of any item
export async function* eachItem(path: string, token: string): AsyncGenerator<any> {
  for (let cursor: string | null = ''; cursor !== null; ) {
    const after: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await call('GET', `${path}${after}`, { token });
    yield* body.items;
    cursor = body.nextCursor;
  }
}

const tokens = new Map<DemoRole, { readonly since: number; readonly token: Promise<string> }>();
/** An access token lives for 15 minutes, and a whole run on a busy machine may take longer. */
const tokenMs = 5 * 60_000;

/** Returns the access token of a demo account, second factor included. */
export function tokenOf(role: DemoRole): Promise<string> {
  const known = tokens.get(role);
  if (known && Date.now() - known.since < tokenMs) return known.token;
  const { accounts, endpoints } = cloud;
  const account = accounts.find((candidate) => candidate.role === role);
  if (!account) throw new Error(`No demo account for ${role}`);
  const token = signIn(endpoints.cognito, account);
  tokens.set(role, { since: Date.now(), token });
  return token;
}

export async function newGuest(): Promise<string> {
  const { body } = await call('POST', '/v1/guests');
  return body.token;
}

/** The id of somebody who was invited to the staff just now. */
export async function invited(roles: readonly StaffRole[] = ['support']): Promise<string> {
  const email = `${crypto.randomUUID()}@staff.example.com`;
  const { status, body } = await call('POST', '/v1/admin/staff', {
    token: await tokenOf('admin'),
    body: { email, roles },
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
}

/** A seller without members. */
export async function newSeller(): Promise<string> {
  const { status, body } = await call('POST', '/v1/admin/sellers', {
    token: await tokenOf('admin'),
    key: crypto.randomUUID(),
    body: { name: 'Brunch & Co.' },
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
}

/** An export that the customer asked for. */
export async function newExport(customer: string): Promise<string> {
  const { body } = await call('POST', '/v1/me/exports', { token: customer, key: crypto.randomUUID() });
  return body.id;
}

/** A list of the attendees of a deal, which an admin asked for. */
export async function newAttendeeExport(dealId: string): Promise<string> {
  const { status, body } = await call('POST', `/v1/admin/deals/${dealId}/attendee-exports`, {
    token: await tokenOf('admin'),
    key: crypto.randomUUID(),
    body: {},
  });
  if (status !== 202) throw new Error(JSON.stringify(body));
  return body.id;
}

/** A published deal, on sale at once unless told otherwise. */
export async function publish(
  changed: Partial<NewDeal> = {},
  role: 'admin' | 'seller' = 'admin',
): Promise<AdminDeal> {
  const token = await tokenOf(role);
  const created = await call('POST', '/v1/admin/deals', {
    token,
    key: crypto.randomUUID(),
    body: offer(changed),
  });
  if (created.status !== 201) throw new Error(JSON.stringify(created.body));
  const published = await call('POST', `/v1/admin/deals/${created.body.id}/publication`, { token });
  if (published.status !== 200) throw new Error(JSON.stringify(published.body));
  return published.body;
}

export const book = (
  dealId: string,
  token: string,
  { quantity = 1, key = crypto.randomUUID() as string } = {},
) => call('POST', '/v1/bookings', { token, key, body: { dealId, quantity } });

/** Asks again until the answer is as wanted. @throws Error with the last answer when it never is. */
export async function eventually<T>(
  ask: () => Promise<T>,
  wanted: (answer: T) => boolean,
  patienceMs = 60_000,
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`Never as wanted; last: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

/** The booking once it is decided. */
export const decided = (id: string, token: string) =>
  eventually(
    async () => (await call('GET', `/v1/bookings/${id}`, { token })).body,
    ({ status }) => status !== 'queued',
  );

/** The reconciliation once the stream of changes has drained: when it balances over this many bookings. */
export async function reconciled(dealId: string, bookings: number) {
  const token = await tokenOf('admin');
  return eventually(
    async () => (await call('GET', `/v1/admin/deals/${dealId}/reconciliation`, { token })).body,
    ({ balanced, claimed, bookings: byStatus }) =>
      balanced &&
      claimed === 0 &&
      Object.values<number>(byStatus).reduce((sum, count) => sum + count, 0) === bookings,
  );
}
