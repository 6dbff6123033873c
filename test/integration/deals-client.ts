/** A role that calls, or nobody. */
export type As = 'admin' | 'seller' | 'support' | 'customer' | 'nobody';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read any field of any body
  readonly body: any;
}

interface Call {
  readonly as?: As;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls the API as a client would. */
export const dealsClient =
  (apiUrl: string, tokenFor: (role: Exclude<As, 'nobody'>) => Promise<string>) =>
  async (method: string, path: string, { as = 'nobody', body, headers }: Call = {}): Promise<Answer> => {
    const response = await fetch(new URL(path, apiUrl), {
      method,
      headers: {
        ...(as !== 'nobody' && { authorization: `Bearer ${await tokenFor(as)}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined };
  };

const minute = 60_000;

/** So many minutes from now. */
export const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * minute).toISOString();

export const offer = (changed: object = {}) => ({
  title: 'Brunch for two',
  category: 'food-and-drink',
  price: { amountMinor: 1900, currency: 'EUR' },
  startsAt: inMinutes(-5),
  endsAt: inMinutes(60),
  quantityTotal: 10,
  ...changed,
});
