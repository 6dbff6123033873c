import type { AdminDeal, NewDeal } from '../../../lib/contract/deal.ts';
import { testAddressHeader } from '../../../lib/contract/test-address.ts';
import { someAddress } from '../../bench/rush/http.ts';

export interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read any field of any body
  readonly body: any;
}

interface Call {
  readonly token?: string | undefined;
  readonly key?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Shop = ReturnType<typeof shopOn>;

/** What an admin and guests do with one API. */
export function shopOn(apiUrl: string, adminToken: string) {
  const call = async (
    method: string,
    path: string,
    { token, key, body, headers }: Call = {},
  ): Promise<Reply> => {
    const response = await fetch(new URL(path, apiUrl), {
      method,
      headers: {
        [testAddressHeader]: someAddress(),
        ...(token && { authorization: `Bearer ${token}` }),
        ...(key && { 'idempotency-key': key }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : undefined };
  };
  const ok = ({ status, body }: Reply) => {
    if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
    return body;
  };
  const admin = async (method: string, path: string, more: Call = {}) =>
    ok(await call(method, `/v1/admin/deals${path}`, { token: adminToken, ...more }));

  return {
    call,
    admin,

    /** A published deal, on sale for an hour unless told otherwise. */
    async publish(changed: Partial<NewDeal> = {}): Promise<AdminDeal> {
      const body = {
        title: 'Brunch for two',
        category: 'food-and-drink',
        price: { amountMinor: 1900, currency: 'EUR' },
        startsAt: soon(-60_000),
        endsAt: soon(3_600_000),
        quantityTotal: 10,
        // Whether guests of a drop solve a challenge is not what these look at.
        challengeGuests: false,
        ...changed,
      };
      const { id } = await admin('POST', '', { key: crypto.randomUUID(), body });
      return admin('POST', `/${id}/publication`);
    },

    deal: (id: string): Promise<AdminDeal> => admin('GET', `/${id}`),
    reconciliation: (id: string) => admin('GET', `/${id}/reconciliation`),
    newGuest: async (): Promise<string> => ok(await call('POST', '/v1/guests')).token,
    book: (dealId: string, token: string, { quantity = 1, key = crypto.randomUUID() as string } = {}) =>
      call('POST', '/v1/bookings', { token, key, body: { dealId, quantity } }),
    /** All bookings of a buyer; these tests make few. */
    bookings: async (token: string): Promise<{ status: string }[]> =>
      ok(await call('GET', '/v1/bookings?limit=100', { token })).items,
    booking: async (id: string, token: string) => ok(await call('GET', `/v1/bookings/${id}`, { token })),
  };
}

export const soon = (ms: number): string => new Date(Date.now() + ms).toISOString();
export const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks again until the answer is as wanted. @throws Error with the last answer when it never is. */
export async function eventually<T>(
  ask: () => Promise<T>,
  wanted: (answer: T) => boolean,
  patienceMs = 45_000,
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`Never as wanted; last: ${JSON.stringify(answer)}`);
    await sleep(150);
  }
}
