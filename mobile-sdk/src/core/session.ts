import { createGuest, renewGuest } from '../generated/operations.ts';
import type { Guest } from '../generated/types.gen.ts';
import { type ApiError, codeOf, isForeign, SignedOutError } from './errors.ts';
import type { SdkEvent } from './events.ts';
import { adopted } from './former-sign-in.ts';
import { pause } from './limited.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, CoreOptions, HostedPage, OwnTokens } from './options.ts';
import { personOf } from './person.ts';
import type { Platform } from './platform.ts';
import { singleFlight } from './single-flight.ts';
import type { Store } from './store.ts';
import { askTokens, type OAuthTokens } from './token-endpoint.ts';
import type { Reply, Send, Tokens } from './transport.ts';

/** A signed-in customer. `id` identifies the person, and is the same at each sign-in. */
export interface Customer {
  readonly id: string;
  readonly accessToken: string;
  readonly refreshToken?: string | undefined;
  /** The end of the token by the server's clock, in milliseconds. Zero once the server has refused the token. */
  readonly expiresAt: number;
}

/** The device's guest. */
export interface KnownGuest extends Guest {
  /** The time at which a still valid token is renewed, by the clock of a customer's `expiresAt`. */
  readonly renewAt?: number;
}

export interface Known {
  readonly guest?: KnownGuest | undefined;
  readonly customer?: Customer | undefined;
  /** Guests whom the server refused, the last one first. Reads of their bookings still use their tokens. */
  readonly past?: readonly Guest[];
}

export interface Somebody {
  readonly kind: Who;
  /** The id of the person, or of the guest. */
  readonly id?: string;
}

export type Who = 'guest' | 'customer' | 'nobody';

export interface Session extends Tokens {
  /** Returns the caller of an order now. It returns a guest only when one exists. */
  who(): Promise<Somebody>;
  guest(): Promise<Guest | undefined>;
  /** Returns whether the customer was a guest on this device before. */
  wasGuest(): Promise<boolean>;
  signedIn(tokens: OAuthTokens): Promise<void>;
  /** Forgets the customer. With `guest`, the guest as well. */
  forget(what?: { readonly guest: boolean }): Promise<string | undefined>;
  /** Called when the person changes. `left` means that a customer was here before. @returns a function that ends it */
  onChange(listener: (left: boolean) => void): () => void;
}

export interface SessionDeps {
  readonly platform: Platform;
  readonly options: CoreOptions;
  readonly store: Store;
  send: Send;
  now: () => number;
  readonly emit: (event: SdkEvent) => void;
}

/** A token is refreshed this long before its end, so that no request arrives with an expired one. */
const earlyMs = 60_000;
/** The wait for another client to store its replacement of an expired token. */
const othersMs = [0, 500, 1_500];
const mostPast = 10;
/** The least time between two attempts of a request that must arrive before its token ends. */
const renewalRestMs = 60_000;
/** It takes an expired token, so it is not sent as a request that needs a valid one. */
const renewal: Operation = { ...renewGuest, access: undefined };

export function createSession(deps: SessionDeps): Session {
  const { store, options, emit, platform } = deps;
  // The clock may be replaced: `client.clock` sets it.
  const now = () => deps.now();
  const { auth } = options;
  const own = auth && 'getToken' in auth ? auth : undefined;
  const page = auth && 'clientId' in auth ? auth : undefined;
  const listeners = new Set<(left: boolean) => void>();
  const known = store.kept<Known>('session', {}, true);
  let seen: Somebody | undefined;

  /** Loads the current person. Another client of the storage, or the app, may have changed it. */
  const look = async (expired?: string) => {
    const stored = own ? await known.read() : await adopted(store, known);
    const all = own ? { ...stored, customer: await ownCustomer(own, expired) } : stored;
    const here = somebodyOf(all);
    const before = seen;
    seen = here;
    if (before && before.id !== here.id) {
      emit({ type: 'session', who: here.kind });
      for (const listener of listeners) listener(before.kind === 'customer');
    }
    return { ...all, here };
  };

  const change = async (work: (before: Known) => Known): Promise<Known> => {
    await look();
    const next = await known.change(work);
    await look();
    return next;
  };

  const guestIn = ({ data, header }: Reply<Guest>): KnownGuest => {
    const lifeMs = Date.parse(data.expiresAt) - Date.parse(header('date') ?? '');
    return { ...data, ...(lifeMs > 0 && { renewAt: now() + lifeMs / 2 }) };
  };

  /** Only the server decides that a guest is over, never the device's clock. */
  const newGuest = singleFlight(async ({ timeoutMs }: CallOptions): Promise<Guest> => {
    const { guest } = await known.read();
    if (guest) return guest;
    const fresh = guestIn(await deps.send<Guest>(createGuest, {}, { timeoutMs }));
    // Another client may have created a guest meanwhile. This one has ordered nothing yet.
    const made = await change((before) => (before.guest ? before : { ...before, guest: fresh }));
    return made.guest as Guest;
  });

  /** Renews the same guest's token, unless another client has done it meanwhile. */
  const renewed = singleFlight(({ token }: Guest) =>
    store.exclusive(
      'guest',
      async () => {
        if ((await known.read()).guest?.token !== token) return;
        const headers = { authorization: `Bearer ${token}` };
        const guest = guestIn(await deps.send<Guest>(renewal, {}, { headers, timeoutMs: 10_000 }));
        await change((before) => (before.guest?.token === token ? { ...before, guest } : before));
      },
      15_000,
    ),
  );
  let triedAt = -renewalRestMs;
  /** Renews early, so that no request waits for it. When it fails, the server's refusal triggers the renewal. */
  const renewInTime = (guest: KnownGuest | undefined) => {
    if (!guest?.renewAt || guest.renewAt > now() || platform.ticks() - triedAt < renewalRestMs) return;
    triedAt = platform.ticks();
    renewed(guest).catch(() => {});
  };

  /** Changes the customer, if it is still the same with the same token. */
  const replace = (old: Customer, customer: Customer | undefined) =>
    change((before) => (isSame(before.customer, old) ? { ...before, customer } : before));

  const end = async (old: Customer, cause?: unknown): Promise<never> => {
    await replace(old, undefined);
    throw new SignedOutError('The sign-in has ended', cause);
  };

  const freshened = async (): Promise<Customer | undefined> => {
    const { customer } = await known.read();
    if (!customer || customer.expiresAt > now() + earlyMs) return customer;
    const { refreshToken, expiresAt } = customer;
    // Only the server decides whether it is really over.
    if (!page || !refreshToken) return expiresAt ? customer : end(customer);
    try {
      const form = { grant_type: 'refresh_token', refresh_token: refreshToken };
      // The old refresh token expires in seconds, so the new one is stored first. The await is not inside the spread,
      // because React Native's Babel preset makes code of that which does not compile.
      const answer = await askTokens(deps, page, form);
      const next = customerOf({ refresh_token: refreshToken, ...answer });
      return (await replace(customer, next)).customer;
    } catch (error) {
      if ((error as ApiError).problem?.code !== 'invalid_grant') {
        if (expiresAt) return customer;
        throw error;
      }
      for (const ms of othersMs) {
        await pause(platform, ms);
        if (!isSame((await known.read()).customer, customer)) return freshened();
      }
      return end(customer, error);
    }
  };
  const refresh = singleFlight(() => store.exclusive('refresh', freshened, 15_000));

  const customerOf = (tokens: OAuthTokens): Customer => ({
    id: personOf(tokens.access_token),
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token,
    expiresAt: now() + tokens.expires_in * 1_000,
  });

  return {
    async tokenFor({ access }, { as, whom, timeoutMs }) {
      if (!access) return undefined;
      const { here, customer, ...all } = await look();
      renewInTime(all.guest);
      if (whom && whom !== here.id) {
        const guest = guestsOf(all).find(({ guestId }) => guestId === whom);
        if (!guest) throw new SignedOutError('Another person is here');
        return { id: whom, token: guest.token };
      }
      if (customer && !as) {
        const fresh = own ? customer : await refresh();
        if (fresh?.id !== customer.id) throw new SignedOutError();
        return { id: fresh.id, token: fresh.accessToken };
      }
      if (access !== 'buyer') throw new SignedOutError();
      const { guestId: id, token } = await newGuest({ timeoutMs });
      return { id, token };
    },
    async renew({ id, token }, { access }, isOurs) {
      const { guest, customer } = await look();
      if (guest?.guestId === id) {
        if (guest.token !== token) return 'same';
        if (!isOurs || access !== 'buyer') return undefined;
        try {
          await renewed(guest);
          return 'same';
        } catch (error) {
          // Only the API's answer ends a guest, including one whose renewal is refused.
          if (!/^(unauthenticated|not_found)$/.test(codeOf(error)) || isForeign(error)) throw error;
        }
        await change(({ past = [], ...before }) =>
          before.guest?.token === token
            ? { ...before, guest: undefined, past: [guest, ...past].slice(0, mostPast) }
            : { ...before, past },
        );
        return 'other';
      }
      if (customer?.id !== id) return undefined;
      if (customer.accessToken !== token) return 'same';
      if (own) {
        const next = (await look(token)).customer?.accessToken;
        return next && next !== token ? 'same' : undefined;
      }
      if (!isOurs && !customer.refreshToken) return undefined;
      await replace(customer, { ...customer, expiresAt: 0 });
      return (await refresh()) && 'same';
    },
    guest: async () => (await known.read()).guest,
    guests: async () => guestsOf(await known.read()).map(({ guestId }) => guestId),
    wasGuest: async () => {
      const { here, guest } = await look();
      return here.kind === 'customer' && !!guest;
    },
    who: async () => (await look()).here,
    async signedIn(tokens) {
      const customer = customerOf(tokens);
      await change((before) => ({ ...before, customer }));
    },
    async forget({ guest } = { guest: false }) {
      let left: Customer | undefined;
      await change((before) => {
        left = before.customer;
        return guest ? {} : { ...before, customer: undefined };
      });
      return left?.refreshToken;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const ownCustomer = async (own: OwnTokens, expired?: string): Promise<Customer | undefined> => {
  const given = await own.getToken(expired);
  if (!given) return undefined;
  const [accessToken, id] =
    typeof given === 'string' ? [given, personOf(given)] : [given.token, `own ${given.id}`];
  return { id, accessToken, expiresAt: Infinity };
};

const isSame = (one: Customer | undefined, other: Customer) =>
  one?.accessToken === other.accessToken && one.refreshToken === other.refreshToken;

const guestsOf = ({ guest, past = [] }: Known): readonly Guest[] => (guest ? [guest, ...past] : past);

const somebodyOf = ({ customer, guest }: Known): Somebody => {
  if (customer) return { kind: 'customer', id: customer.id };
  return guest ? { kind: 'guest', id: guest.guestId } : { kind: 'nobody' };
};

export const hostedPage = ({ auth }: CoreOptions): HostedPage => {
  if (auth && 'clientId' in auth) return auth;
  throw new TypeError('options.auth has no hosted page');
};
