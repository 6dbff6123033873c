import type { CoreOptions, Fetch, FetchResponse, Storage } from '../../../mobile-sdk/src/core/options.ts';

/** Time that passes only when nothing else can happen, so that minutes of waiting take no time. */
export class VirtualTime {
  now = Date.parse('2026-11-22T10:00:00.000Z');
  private readonly timers = new Map<number, { at: number; work: () => void }>();
  private last = 0;

  readonly setTimeout = (work: () => void, ms: number): number => {
    this.timers.set(++this.last, { at: this.now + Math.max(0, ms), work });
    return this.last;
  };

  readonly clearTimeout = (timer: number): void => {
    this.timers.delete(timer);
  };

  readonly sleep = (ms: number): Promise<void> => new Promise((resolve) => this.setTimeout(resolve, ms));

  get waiting(): number {
    return this.timers.size;
  }

  /** Lets time pass until the promise is settled. */
  async until<T>(promise: Promise<T>): Promise<T> {
    let settled = false;
    const end = () => {
      settled = true;
    };
    promise.then(end, end);
    for (;;) {
      await idle();
      if (settled) return promise;
      if (!this.step()) throw new Error('Nothing more happens, and it is still not settled');
    }
  }

  /** Lets this much time pass. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    await idle();
    while (this.next() && (this.next()?.at ?? 0) <= end) {
      this.step();
      await idle();
    }
    this.now = end;
  }

  private next() {
    let first: { id: number; at: number } | undefined;
    for (const [id, { at }] of this.timers) if (!first || at < first.at) first = { id, at };
    return first;
  }

  private step(): boolean {
    const next = this.next();
    if (!next) return false;
    const work = this.timers.get(next.id)?.work;
    this.timers.delete(next.id);
    this.now = Math.max(this.now, next.at);
    work?.();
    return true;
  }
}

const idle = () => new Promise<void>((resolve) => setImmediate(resolve));

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

/** `lost`: nothing comes back, after the effect. `silent`: it never ends. */
export type Scripted =
  | { status: number; body?: unknown; headers?: Record<string, string> }
  | 'lost'
  | 'silent';

export interface World {
  readonly time: VirtualTime;
  readonly asked: Asked[];
  readonly items: Map<string, string>;
  readonly options: CoreOptions;
}

/** A server whose answers are scripted, a storage that can be looked into, and virtual time. */
export function world(
  answer: (asked: Asked, count: number) => Scripted | Promise<Scripted>,
  changed: Partial<CoreOptions> = {},
  { items = new Map<string, string>(), time = new VirtualTime() } = {},
): World {
  const asked: Asked[] = [];
  const fetch: Fetch = async (url, init) => {
    const path = url.replace('https://api.test', '');
    const body = init.body?.startsWith('{') ? JSON.parse(init.body) : init.body;
    const one = { method: init.method, path, headers: init.headers, body };
    asked.push(one);
    const scripted = await answer(one, asked.length);
    if (scripted === 'silent') return new Promise<FetchResponse>(() => {});
    await time.sleep(20);
    if (scripted === 'lost') throw new TypeError('fetch failed');
    const headers: Record<string, string> = { date: new Date(time.now).toUTCString(), ...scripted.headers };
    return {
      status: scripted.status,
      headers: { get: (name) => headers[name.toLowerCase()] ?? null },
      text: async () => (scripted.body === undefined ? '' : JSON.stringify(scripted.body)),
    };
  };
  const storage: Storage = {
    getItem: async (key) => items.get(key),
    setItem: async (key, value) => items.set(key, value),
    removeItem: async (key) => items.delete(key),
  };
  let seed = 1;
  const options: CoreOptions = {
    baseUrl: 'https://api.test',
    storage,
    fetch,
    timers: time as unknown as NonNullable<CoreOptions['timers']>,
    wallClock: () => time.now,
    monotonic: () => time.now,
    random: () => {
      seed = (seed * 16807) % 2147483647;
      return seed / 2147483647;
    },
    ...changed,
  };
  return { time, asked, items, options };
}

/** An access token as a pool makes it, of one person; `name` tells one token from another. */
export const tokenOf = (person: string, name = ''): string => {
  const payload = Buffer.from(JSON.stringify({ iss: 'https://pool.test', sub: person })).toString(
    'base64url',
  );
  return `head.${payload}.${name}`;
};

export const guestAnswer = (time: VirtualTime, token = 'guest-token'): Scripted => ({
  status: 201,
  body: { guestId: `gst_${token}`, token, expiresAt: new Date(time.now + 86_400_000).toISOString() },
});

export const problem = (code: string, status: number, headers: Record<string, string> = {}): Scripted => ({
  status,
  headers,
  body: { type: `urn:stampede:problem:${code}`, title: code, status, detail: code, code, requestId: 'r' },
});

export const booking = (status: string, changed: object = {}) => ({
  id: 'bkg_1',
  dealId: 'deal_1',
  buyerId: 'gst_1',
  quantity: 1,
  unitPrice: { amountMinor: 1900, currency: 'EUR' },
  total: { amountMinor: 1900, currency: 'EUR' },
  status,
  createdAt: '2026-11-22T10:00:00.000Z',
  updatedAt: '2026-11-22T10:00:00.000Z',
  ...changed,
});
