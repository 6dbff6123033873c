import type { Fetch } from '../../../../mobile-sdk/src/core/options.ts';
import { LiveServer } from '../live-server.ts';
import { booking, tokenOf, type VirtualTime } from '../world.ts';

/** `lost`: it arrives, and its answer does not. A number: something on the way answers so, in HTML. */
export type Network = 'up' | 'down' | 'lost' | number;

interface Account {
  version: number;
  readonly fields: Record<string, unknown>;
  readonly saved: Set<string>;
}

interface Placed {
  readonly id: string;
  readonly buyer: string;
  readonly dealId: string;
  readonly key: string;
}

interface Given {
  readonly person: string;
  until: number;
}

interface GuestToken extends Given {
  readonly device: string;
}

/** Access tokens live so long, in seconds: shorter than the SDK's patience with an order. */
export const accessSeconds = 180;
/** And guests' tokens. */
export const guestSeconds = 180;

/** A shop in memory: accounts, bookings, a pool that rotates refresh tokens without grace, and sockets. */
export class ShopDouble {
  network: Network = 'up';
  readonly accounts = new Map<string, Account>();
  readonly bookings: Placed[] = [];
  readonly guests: string[] = [];
  /** How often a guest's token was renewed. */
  renewals = 0;
  /** As if the key of guests' tokens had been taken out: none of those that were given is good any more. */
  takeOutKeys = () => this.guestTokens.clear();
  /** Those of them as whom anything was asked. */
  readonly usedGuests = new Set<string>();
  readonly live: LiveServer;
  private readonly access = new Map<string, Given>();
  private readonly refresh = new Map<string, string>();
  private readonly guestTokens = new Map<string, GuestToken>();
  private count = 0;
  private readonly time: VirtualTime;

  constructor(time: VirtualTime) {
    this.time = time;
    this.live = new LiveServer(time);
    this.live.keyOf = (topic, token) => (topic === 'me' ? `me:${this.buyerOf(token)}` : topic);
    this.live.refuse = (topic, token) => {
      if (topic === 'me') return this.buyerOf(token) ? undefined : 'unauthenticated';
      return `booking:${this.buyerOf(token)}` === topic ? undefined : 'not_found';
    };
  }

  account(person: string): Account {
    const account = this.accounts.get(person) ?? { version: 1, fields: { name: person }, saved: new Set() };
    this.accounts.set(person, account);
    return account;
  }

  ordersOf = (buyer: string) => this.bookings.filter((placed) => placed.buyer === buyer);

  /** A token as the app's own sign-in has it. */
  ownToken(person: string): string {
    const token = tokenOf(person, `${++this.count}`);
    this.access.set(token, { person, until: Infinity });
    return token;
  }

  /** All sign-ins of somebody end, as by signing out on another device. */
  endSignIns(person: string): void {
    for (const [token, whose] of this.refresh) if (whose === person) this.refresh.delete(token);
    for (const given of this.access.values()) if (given.person === person) given.until = 0;
  }

  readonly fetch: Fetch = async (url, { method, headers, body = '' }) => {
    await this.time.sleep(20);
    const { network } = this;
    if (network === 'down') throw new TypeError('fetch failed');
    const html = typeof network === 'number' && {
      status: network,
      data: '<html>Log in to the network</html>',
    };
    const path = url.replace('https://shop.test', '');
    const { status, data, etag }: Answer = html || this.answer(method, path, headers, body);
    if (network === 'lost') throw new TypeError('fetch failed');
    const date = new Date(this.time.now).toUTCString();
    const known: Record<string, string | undefined> = html ? {} : { date, etag };
    const text = typeof data === 'string' ? data : data === undefined ? '' : JSON.stringify(data);
    return { status, headers: { get: (name) => known[name.toLowerCase()] ?? null }, text: async () => text };
  };

  private buyerOf(token = ''): string | undefined {
    const given = this.guestTokens.get(token) ?? this.access.get(token);
    return given && given.until > this.time.now ? given.person : undefined;
  }

  private tokens(form: URLSearchParams): Answer {
    const asked = form.get('refresh_token') ?? '';
    const person = form.get('code') ?? this.refresh.get(asked);
    this.refresh.delete(asked);
    if (!person) return { status: 400, data: { error: 'invalid_grant' } };
    const [access, refresh] = [tokenOf(person, `${++this.count}`), `refresh-${this.count}`];
    this.access.set(access, { person, until: this.time.now + accessSeconds * 1_000 });
    this.refresh.set(refresh, person);
    return { status: 200, data: { access_token: access, refresh_token: refresh, expires_in: accessSeconds } };
  }

  private answer(method: string, path: string, headers: Record<string, string>, body: string): Answer {
    if (path === '/oauth2/token') return this.tokens(new URLSearchParams(body));
    const token = headers.authorization?.replace('Bearer ', '');
    const device = headers['x-device-id'] ?? '';
    if (path === '/v1/guests') {
      const guestId = `gst_${++this.count}`;
      this.guests.push(guestId);
      return { status: 201, data: this.guestToken(guestId, device) };
    }
    if (path === '/v1/guests/renewal') {
      const before = this.guestTokens.get(token ?? '');
      const isOver = !before || before.until + 30 * 86_400_000 <= this.time.now;
      if (isOver || before.device !== device) return problem('unauthenticated', 401);
      this.renewals++;
      return { status: 200, data: this.guestToken(before.person, device) };
    }
    if (path === '/v1/time') return { status: 200, data: { now: new Date(this.time.now).toISOString() } };
    const buyer = this.buyerOf(token);
    const bound = this.guestTokens.get(token ?? '')?.device;
    if (!buyer || (bound && device && bound !== device)) return problem('unauthenticated', 401);
    if (this.guests.includes(buyer)) this.usedGuests.add(buyer);
    const known = headers['if-none-match'];
    const asked = path.split('?')[0] as string;
    if (asked === '/v1/me' && method === 'PATCH') return this.update(buyer, JSON.parse(body));
    if (asked === '/v1/me') {
      const { version, fields } = this.account(buyer);
      // Two people may have the same version of their profiles.
      const etag = `"${version}"`;
      return known === etag ? { status: 304, etag } : { status: 200, etag, data: { version, ...fields } };
    }
    const saved = /saved-deals\/(\w+)$/.exec(asked);
    if (saved && method === 'PUT') {
      this.account(buyer).saved.add(saved[1] as string);
      return { status: 200, data: {} };
    }
    if (asked === '/v1/bookings' && method === 'POST')
      return this.place(buyer, headers['idempotency-key'] as string, JSON.parse(body));
    const items = this.ordersOf(buyer).map(({ id, dealId }) =>
      booking('held', { id, dealId, buyerId: buyer }),
    );
    const etag = `"${items.length}"`;
    if (asked === '/v1/bookings')
      return known === etag
        ? { status: 304, etag }
        : { status: 200, etag, data: { items, nextCursor: null } };
    const found = items.find(({ id }) => asked === `/v1/bookings/${id}`);
    return found ? { status: 200, data: found } : problem('not_found', 404);
  }

  private guestToken(guestId: string, device: string) {
    // About as long as the server makes them.
    const token = `${guestId} ${++this.count} ${'x'.repeat(450)}`;
    const until = this.time.now + guestSeconds * 1_000;
    this.guestTokens.set(token, { person: guestId, device, until });
    return { guestId, token, expiresAt: new Date(until).toISOString() };
  }

  private update(buyer: string, patch: object): Answer {
    const account = this.account(buyer);
    Object.assign(account.fields, patch);
    account.version++;
    return { status: 200, data: { version: account.version } };
  }

  /** One key of one buyer is one booking. */
  private place(buyer: string, key: string, { dealId }: { dealId: string }): Answer {
    const before = this.bookings.find((placed) => placed.key === key && placed.buyer === buyer);
    const placed = before ?? { id: `bkg_${++this.count}`, buyer, dealId, key };
    if (!before) this.bookings.push(placed);
    const createdAt = new Date(this.time.now).toISOString();
    return { status: 201, data: booking('held', { id: placed.id, dealId, buyerId: buyer, createdAt }) };
  }
}

interface Answer {
  readonly status: number;
  readonly data?: unknown;
  readonly etag?: string;
}

const problem = (code: string, status: number): Answer => ({
  status,
  data: { type: `urn:stampede:problem:${code}`, title: code, status, code },
});
