import type { Carry } from '../core/bind.ts';
import type { Core } from '../core/create-core.ts';
import { codeOf, isForeign, isPassing, NotCachedError } from '../core/errors.ts';
import { limited } from '../core/limited.ts';
import type { Operation } from '../core/operation.ts';
import type { Readable } from '../core/options.ts';
import { urlOf } from '../core/url.ts';
import {
  getBooking,
  getDeal,
  getPreferences,
  getProfile,
  getRedeemCode,
  getStorefrontHome,
  listBookings,
  listDeals,
  listSavedDeals,
} from '../generated/operations.ts';

export interface CacheOptions {
  /** The most kept answers. The least recently read ones are deleted first. @default 100 */
  readonly maxEntries?: number;
  /** The longest kept answer, in characters. @default 200_000 */
  readonly maxLength?: number;
  /** The wait for the network before a kept answer is returned, in milliseconds. @default 1_000 */
  readonly patienceMs?: number;
}

/** For this long after a write, the person's reads wait longer for the server, since kept answers may lack the write. */
const afterWriteMs = 5_000;

interface Kept {
  readonly data: unknown;
  readonly etag?: string | undefined;
  /** By the server's clock, in milliseconds. */
  readonly at: number;
}

/** Reads that are useful without a network, even when old. */
const worthKeeping: readonly Operation[] = [
  listDeals,
  getDeal,
  listBookings,
  getBooking,
  getRedeemCode,
  getProfile,
  getPreferences,
  listSavedDeals,
  getStorefrontHome,
];

/** Conditional reads with answers in the storage. See `Readable` for the caller's options. */
export function cached(
  core: Core,
  { maxEntries = 100, maxLength = 200_000, patienceMs = 1_000 }: CacheOptions = {},
): Carry {
  const { store, session, platform } = core;
  let wroteAt = -Infinity;
  /** The names of answers, the least recently read first. */
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

  // A person's answers are kept only as long as that person is here.
  const tidy = async () => {
    const { id } = await session.who();
    const here = [undefined, id, ...(await session.guests())].map(prefixOf);
    await change((before) => before.filter((name) => here.some((prefix) => name.startsWith(prefix))));
  };
  session.onChange(() => void tidy().catch(() => {}));
  let tidied = false;

  const carry: Carry = async (operation, request, options) => {
    if (!worthKeeping.includes(operation)) {
      const answer = await core.call(operation, request as never, options);
      if (operation.method !== 'GET') wroteAt = core.now();
      return answer;
    }
    const { cache = 'fallback', onFresh, onAnswer } = options as Readable;
    const id = await whoseOf(operation, options.as);
    const nameFor = (whose: string | undefined) =>
      whose || !operation.access ? prefixOf(whose) + urlOf(operation, request).slice(1) : undefined;
    const name = nameFor(id);
    if (operation.access && !tidied) {
      tidied = true;
      void tidy().catch(() => {});
    }
    const kept = cache === 'none' || !name ? undefined : await store.read<Kept>(name);

    let isGiven = false;
    const ask = async () => {
      // Both the tag and the answer must be of one person. When the person changes meanwhile, the read starts again. A
      // missing guest is created first, so that also the guest's first answer is kept as theirs.
      const whom =
        id ?? (operation.access === 'buyer' ? (await session.tokenFor(operation, options))?.id : id);
      const asking = { ...options, ...(whom && { whom }), ifNoneMatch: kept?.etag };
      const reply = await core.send(operation, request, asking);
      const same = reply.status === 304 ? kept : undefined;
      const data = same ? same.data : reply.data;
      // The caller no longer waits, and the person may have changed.
      if (isGiven && (await whoseOf(operation, options.as)) !== id) return data;
      const place = nameFor(whom);
      if (place) await keep(place, { data, etag: reply.header('etag') ?? same?.etag, at: core.now() });
      if (isGiven && JSON.stringify(data) !== JSON.stringify(kept?.data)) onFresh?.(data);
      onAnswer?.({ stale: false, at: core.now() });
      return data;
    };
    const takeKept = () => {
      if (!kept) throw new NotCachedError();
      isGiven = true;
      onAnswer?.({ stale: true, at: kept.at });
      return kept.data;
    };

    if (cache === 'only') return takeKept();
    const asked = ask();
    // A caller who already has the kept answer need not learn that the server is still silent.
    asked.catch(() => {});
    if (cache === 'stale' && kept) return takeKept();
    try {
      const isOlder = kept && operation.access && kept.at <= wroteAt && core.now() - wroteAt < afterWriteMs;
      return await (kept ? limited(platform, asked, isOlder ? afterWriteMs : patienceMs) : asked);
    } catch (error) {
      if (kept && (isPassing(error) || isForeign(error))) return takeKept();
      // The server has ended this guest, so the next guest repeats the read.
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

/** `cache:/v1/deals…` for shared answers, `cache:somebody/v1/me…` for a person's answers. */
const prefixOf = (id = '') => `cache:${encodeURIComponent(id)}/`;
