import type { Carry } from '../core/bind.ts';
import type { Core } from '../core/create-core.ts';
import { codeOf, isForeign, isPassing, NotCachedError } from '../core/errors.ts';
import type { Operation } from '../core/operation.ts';
import type { Readable } from '../core/options.ts';
import { urlOf } from '../core/url.ts';
import {
  getBooking,
  getDeal,
  getPreferences,
  getProfile,
  listBookings,
  listDeals,
  listSavedDeals,
} from '../generated/operations.ts';

export interface CacheOptions {
  /** How many answers are kept; those that were not read for the longest go first. @default 100 */
  readonly maxEntries?: number;
  /** Longer answers are not kept. Characters. @default 200_000 */
  readonly maxLength?: number;
}

interface Kept {
  readonly data: unknown;
  readonly etag?: string | undefined;
  /** Of the server's clock, in milliseconds. */
  readonly at: number;
}

/** What is worth having without a network, and old as it may be. */
const worthKeeping: readonly Operation[] = [
  listDeals,
  getDeal,
  listBookings,
  getBooking,
  getProfile,
  getPreferences,
  listSavedDeals,
];

/** Conditional reads over answers in the storage: see `Readable` for what callers can ask for. */
export function cached(core: Core, { maxEntries = 100, maxLength = 200_000 }: CacheOptions = {}): Carry {
  const { store, session } = core;
  /** Names of answers, the one that was not read for the longest first. */
  const names = store.kept<string[]>('cache', []);

  const change = (work: (before: string[]) => string[]) =>
    names.change((before) => {
      const after = work(before);
      for (const name of before) if (!after.includes(name)) void store.remove(name);
      return after;
    });

  const keep = async (name: string, kept: Kept): Promise<void> => {
    if (JSON.stringify(kept).length > maxLength) return;
    await store.write(name, kept);
    await change((before) => [...before.filter((one) => one !== name), name].slice(-maxEntries));
  };

  // What somebody read is nobody else's: it is kept for as long as they are here.
  const tidy = async () => {
    const { id } = await session.who();
    const here = [undefined, id, ...(await session.guests())].map(prefixOf);
    await change((before) => before.filter((name) => here.some((prefix) => name.startsWith(prefix))));
  };
  session.onChange(() => void tidy().catch(() => {}));
  let tidied = false;

  const carry: Carry = async (operation, request, options) => {
    if (!worthKeeping.includes(operation)) return core.call(operation, request as never, options);
    const { cache = 'fallback', onFresh, onAnswer } = options as Readable;
    const id = await whoseOf(operation, options.as);
    // A guest who is made on the way has read nothing before.
    const name =
      id !== undefined || !operation.access ? prefixOf(id) + urlOf(operation, request).slice(1) : undefined;
    if (operation.access && !tidied) {
      tidied = true;
      void tidy().catch(() => {});
    }
    const kept = cache === 'none' || !name ? undefined : await store.read<Kept>(name);

    const ask = async () => {
      // Both the tag and the answer are of one person: who comes in between asks anew.
      const asking = { ...options, ...(id && { whom: id }), ifNoneMatch: kept?.etag };
      const reply = await core.send(operation, request, asking);
      const same = reply.status === 304 ? kept : undefined;
      const data = same ? same.data : reply.data;
      if (name) await keep(name, { data, etag: reply.header('etag') ?? same?.etag, at: core.now() });
      return data;
    };
    const takeKept = () => {
      if (!kept) throw new NotCachedError();
      onAnswer?.({ stale: true, at: kept.at });
      return kept.data;
    };

    if (cache === 'only') return takeKept();
    if (cache === 'stale' && kept) {
      ask().then(
        (data) => JSON.stringify(data) !== JSON.stringify(kept.data) && onFresh?.(data),
        () => {},
      );
      return takeKept();
    }
    try {
      const data = await ask();
      onAnswer?.({ stale: false, at: core.now() });
      return data;
    } catch (error) {
      if (kept && (isPassing(error) || isForeign(error))) return takeKept();
      // A guest whom the server has ended: their successor asks.
      const isOver =
        codeOf(error) === 'unauthenticated' && id && (await whoseOf(operation, options.as)) !== id;
      if (isOver) return carry(operation, request, options);
      throw error;
    }
  };

  const whoseOf = async ({ access }: Operation, as: 'guest' | undefined) => {
    if (!access) return undefined;
    return as ? (await session.guest())?.guestId : (await session.who()).id;
  };
  return carry;
}

/** `cache:/v1/deals…` for what is everybody's, `cache:somebody/v1/me…` for what is somebody's. */
const prefixOf = (id = '') => `cache:${encodeURIComponent(id)}/`;
