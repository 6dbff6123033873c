import { createGuest } from '../generated/operations.ts';
import type { Guest } from '../generated/types.gen.ts';
import { ApiError, SignedOutError } from './errors.ts';
import type { SdkEvent } from './events.ts';
import type { CallOptions, CoreOptions, HostedPage } from './options.ts';
import { type Platform, uuid } from './platform.ts';
import { singleFlight } from './single-flight.ts';
import type { Store } from './store.ts';
import { askTokens, type OAuthTokens } from './token-endpoint.ts';
import type { Send, Tokens } from './transport.ts';

/** Who somebody is here. `id` names the session in what is kept for it. */
export interface Customer {
  readonly id: string;
  readonly accessToken: string;
  readonly refreshToken?: string | undefined;
  /** Of the server's clock, in milliseconds. */
  readonly expiresAt: number;
}

interface Known {
  readonly guest?: Guest | undefined;
  readonly customer?: Customer | undefined;
}

export interface Somebody {
  readonly kind: Who;
  readonly id?: string;
}

export type Who = 'guest' | 'customer' | 'nobody';

export interface Session extends Tokens {
  /** Who would place an order now; a guest only once there is one. */
  who(): Promise<Somebody>;
  guest(): Promise<Guest | undefined>;
  signedIn(tokens: OAuthTokens): Promise<void>;
  /** Forgets the customer; with `guest`, the guest as well. */
  forget(what?: { readonly guest: boolean }): Promise<string | undefined>;
  /** Called when somebody else is here; `left` says that a customer was before. */
  onChange(listener: (left: boolean) => void): void;
}

export interface SessionDeps {
  readonly platform: Platform;
  readonly options: CoreOptions;
  readonly store: Store;
  send: Send;
  now: () => number;
  readonly emit: (event: SdkEvent) => void;
}

/** Refreshed this long before the end, so that no request meets it on its way. */
const earlyMs = 60_000;

export function createSession(deps: SessionDeps): Session {
  const { store, options, emit } = deps;
  // Which clock it is may change: `client.clock` sets it.
  const now = () => deps.now();
  const { auth } = options;
  const own = auth && 'getToken' in auth ? auth : undefined;
  const page = auth && 'clientId' in auth ? auth : undefined;
  const listeners: ((left: boolean) => void)[] = [];
  const known = store.kept<Known>('session', {});

  const change = async (to: Known): Promise<void> => {
    let from: Known = {};
    const next = await known.change((before) => {
      from = before;
      return { ...before, ...to };
    });
    const { guest, customer } = next;
    if (from.customer?.id === customer?.id && from.guest?.guestId === guest?.guestId) return;
    emit({ type: 'session', who: somebodyOf(next).kind });
    for (const listener of listeners) listener(from.customer !== undefined);
  };

  const newGuest = singleFlight(async ({ timeoutMs }: CallOptions) => {
    const { guest } = await known.read();
    if (guest && Date.parse(guest.expiresAt) > now() + earlyMs) return guest;
    const { data } = await deps.send<Guest>(createGuest, {}, { timeoutMs });
    await change({ guest: data });
    return data;
  });

  const refresh = singleFlight(async () => {
    const { customer } = await known.read();
    if (!customer) return undefined;
    const { id, accessToken, refreshToken, expiresAt } = customer;
    if (expiresAt > now() + earlyMs) return accessToken;
    if (!page || !refreshToken) return expiresAt > now() ? accessToken : end();
    try {
      const tokens = await askTokens(deps, page, {
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      });
      // The old refresh token dies in seconds: the new one is kept before anything else happens.
      await keep({ refresh_token: refreshToken, ...tokens }, id);
      return tokens.access_token;
    } catch (error) {
      if (error instanceof ApiError && error.status === 400) return end(error);
      throw error;
    }
  });

  const end = async (cause?: unknown): Promise<never> => {
    await change({ customer: undefined });
    throw new SignedOutError('The sign-in has ended', cause);
  };

  const keep = (tokens: OAuthTokens, id: string) =>
    change({
      customer: {
        id,
        accessToken: tokens.access_token,
        refreshToken: tokens.refresh_token,
        expiresAt: now() + tokens.expires_in * 1_000,
      },
    });

  const who = async (): Promise<Somebody> =>
    own && (await own.getToken()) ? { kind: 'customer', id: 'own' } : somebodyOf(await known.read());

  return {
    async tokenFor({ access }, options) {
      if (!access) return undefined;
      const token = options.as ? undefined : own ? await own.getToken() : await refresh();
      if (token) return token;
      if (access !== 'buyer') throw new SignedOutError();
      return (await newGuest(options)).token;
    },
    async renew(token, { access }, { as }) {
      const { guest, customer } = await known.read();
      if (guest?.token === token) {
        await change({ guest: undefined });
        return access === 'buyer';
      }
      if (own && !as) {
        const next = await own.getToken(token);
        return !!next && next !== token;
      }
      if (customer?.accessToken !== token) return true;
      await change({ customer: { ...customer, expiresAt: 0 } });
      return !!(await refresh());
    },
    guest: async () => (await known.read()).guest,
    wasGuest: async () => (await who()).kind === 'customer' && !!(await known.read()).guest,
    who,
    signedIn: (tokens) => keep(tokens, uuid(deps.platform)),
    async forget({ guest } = { guest: false }) {
      const { customer } = await known.read();
      await change({ customer: undefined, ...(guest && { guest: undefined }) });
      return customer?.refreshToken;
    },
    onChange: (listener) => listeners.push(listener),
  };
}

const somebodyOf = ({ customer, guest }: Known): Somebody => {
  if (customer) return { kind: 'customer', id: customer.id };
  return guest ? { kind: 'guest', id: guest.guestId } : { kind: 'nobody' };
};

export const hostedPage = ({ auth }: CoreOptions): HostedPage => {
  if (auth && 'clientId' in auth) return auth;
  throw new TypeError('options.auth has no hosted page');
};
