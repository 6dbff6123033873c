import { createGuest } from '../generated/operations.ts';
import type { Guest } from '../generated/types.gen.ts';
import { ApiError, SignedOutError } from './errors.ts';
import type { SdkEvent } from './events.ts';
import type { Operation } from './operation.ts';
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
  readonly refreshToken?: string;
  /** Of the server's clock, in milliseconds. */
  readonly expiresAt: number;
}

interface Kept {
  readonly guest?: Guest;
  readonly customer?: Customer;
}

export type Who = 'guest' | 'customer' | 'nobody';

export interface Session extends Tokens {
  /** Who would place an order now; a guest only once there is one. */
  who(): Promise<{ readonly kind: Who; readonly id?: string }>;
  guest(): Promise<Guest | undefined>;
  signedIn(tokens: OAuthTokens): Promise<void>;
  /** Forgets the customer; with `guest`, the guest as well. */
  forget(what?: { readonly guest: boolean }): Promise<string | undefined>;
  /** Called with the session's id of before. */
  onChange(listener: () => void): void;
}

export interface SessionDeps {
  readonly platform: Platform;
  readonly options: CoreOptions;
  readonly store: Store;
  readonly send: Send;
  readonly now: () => number;
  readonly emit: (event: SdkEvent) => void;
}

/** Refreshed this long before the end, so that no request meets it on its way. */
const earlyMs = 60_000;

export function createSession(deps: SessionDeps): Session {
  const { store, options, now, emit } = deps;
  const own = options.auth && 'getToken' in options.auth ? options.auth : undefined;
  const page = options.auth && 'clientId' in options.auth ? options.auth : undefined;
  const listeners: (() => void)[] = [];
  let kept: Promise<Kept> | undefined;
  const read = () => {
    kept ??= store.read<Kept>('session').then((found) => found ?? {});
    return kept;
  };

  async function change(to: Kept): Promise<void> {
    const from = await read();
    kept = Promise.resolve(to);
    await store.write('session', to);
    if (from.customer?.id === to.customer?.id && from.guest?.guestId === to.guest?.guestId) return;
    emit({ type: 'session', who: to.customer ? 'customer' : to.guest ? 'guest' : 'nobody' });
    for (const listener of listeners) listener();
  }

  const newGuest = singleFlight(async (options: CallOptions) => {
    const { guest, ...rest } = await read();
    if (guest && Date.parse(guest.expiresAt) > now() + earlyMs) return guest;
    const { data } = await deps.send<Guest>(createGuest, {}, options);
    await change({ ...rest, ...(await read()), guest: data });
    return data;
  });

  const refresh = singleFlight(async () => {
    const { customer, ...rest } = await read();
    if (!customer) return undefined;
    if (customer.expiresAt > now() + earlyMs) return customer.accessToken;
    const { refreshToken } = customer;
    if (!page || !refreshToken) return customer.expiresAt > now() ? customer.accessToken : end(rest);
    try {
      const tokens = await askTokens(deps, page, {
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      });
      const next = customerOf(tokens, customer.id, refreshToken);
      // The old refresh token dies in seconds: the new one is kept before anything else happens.
      await change({ ...(await read()), customer: next });
      return next.accessToken;
    } catch (error) {
      if (error instanceof ApiError && error.status === 400) return end(rest, error);
      throw error;
    }
  });

  async function end(rest: Kept, cause?: unknown): Promise<never> {
    await change(rest);
    throw new SignedOutError('The sign-in has ended', cause);
  }

  const customerOf = (tokens: OAuthTokens, id: string, refreshToken?: string): Customer => ({
    id,
    accessToken: tokens.access_token,
    expiresAt: now() + tokens.expires_in * 1_000,
    ...((tokens.refresh_token ?? refreshToken) && {
      refreshToken: tokens.refresh_token ?? (refreshToken as string),
    }),
  });

  async function tokenFor({ access }: Operation, options: CallOptions): Promise<string | undefined> {
    const { as } = options;
    if (!access) return undefined;
    if (as !== 'guest') {
      const token = own ? await own.getToken() : (await read()).customer && (await refresh());
      if (token) return token;
    }
    if (access !== 'buyer') throw new SignedOutError();
    return (await newGuest(options)).token;
  }

  async function renew(token: string, { access }: Operation, { as }: CallOptions): Promise<boolean> {
    const { guest, customer } = await read();
    if (guest?.token === token) {
      await change({ ...(customer && { customer }) });
      return access === 'buyer';
    }
    if (own && as !== 'guest') {
      const next = await own.getToken(token);
      return next !== undefined && next !== token;
    }
    if (customer?.accessToken !== token) return true;
    await change({ ...(guest && { guest }), customer: { ...customer, expiresAt: 0 } });
    return (await refresh()) !== undefined;
  }

  return {
    tokenFor,
    renew,
    guest: async () => (await read()).guest,
    async who() {
      if (own && (await own.getToken())) return { kind: 'customer', id: 'own' };
      const { customer, guest } = await read();
      if (customer) return { kind: 'customer', id: customer.id };
      return guest ? { kind: 'guest', id: guest.guestId } : { kind: 'nobody' };
    },
    signedIn: async (tokens) =>
      change({ ...(await read()), customer: customerOf(tokens, uuid(deps.platform)) }),
    async forget({ guest } = { guest: false }) {
      const before = await read();
      await change(before.guest && !guest ? { guest: before.guest } : {});
      return before.customer?.refreshToken;
    },
    onChange: (listener) => listeners.push(listener),
  };
}

export const hostedPage = ({ auth }: CoreOptions): HostedPage => {
  if (auth && 'clientId' in auth) return auth;
  throw new TypeError('Give issuer, clientId and redirectUri as options.auth to sign in by the hosted page');
};
