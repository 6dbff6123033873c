import type { Carry } from '../core/bind.ts';
import type { Core } from '../core/create-core.ts';
import { NotCachedError, StampedeError } from '../core/errors.ts';
import type { AnyRequest, Operation } from '../core/operation.ts';
import type { AnswerInfo, Readable } from '../core/options.ts';
import type { Reply, SendOptions } from '../core/transport.ts';
import { urlOf } from '../core/url.ts';

export interface CacheOptions {
  /** How many answers are kept; those that were not read for the longest go first. @default 100 */
  readonly maxEntries?: number;
  /** Longer answers are not kept. Characters. @default 200_000 */
  readonly maxLength?: number;
}

interface Kept {
  readonly data: unknown;
  readonly etag?: string;
  /** Of the server's clock, in milliseconds. */
  readonly at: number;
}

/** What is worth having without a network, and old as it may be. */
const keptOperations = new Set([
  'listDeals',
  'getDeal',
  'listBookings',
  'getBooking',
  'getProfile',
  'getPreferences',
  'listSavedDeals',
]);

/** Conditional reads over answers in the storage: see `Readable` for what callers can ask for. */
export function cached(
  core: Core,
  carry: Carry,
  { maxEntries = 100, maxLength = 200_000 }: CacheOptions,
): Carry {
  const { store, session } = core;
  /** Names of answers, the one that was not read for the longest first. */
  let names: Promise<string[]> | undefined;
  let writing = Promise.resolve();

  /** Changes the index, one change after the other. */
  function change(work: (index: string[]) => string[]): Promise<void> {
    writing = writing.then(async () => {
      names ??= store.read<string[]>('cache').then((found) => found ?? []);
      const before = await names;
      const after = work([...before]);
      names = Promise.resolve(after);
      for (const name of before) if (!after.includes(name)) await store.remove(name);
      await store.write('cache', after);
    });
    return writing;
  }

  async function keep(name: string, data: unknown, etag: string | null): Promise<void> {
    if (JSON.stringify(data ?? null).length > maxLength) return;
    await store.write(name, { data, at: core.now(), ...(etag && { etag }) } satisfies Kept);
    await change((index) => [...index.filter((one) => one !== name), name].slice(-maxEntries));
  }

  // What somebody read is nobody else's.
  session.onChange(() => void change((index) => index.filter((name) => name.startsWith('cache:/'))));

  return async (operation, request, options) => {
    if (!keptOperations.has(operation.id)) return carry(operation, request, options);
    const { cache = 'fallback', onFresh, onAnswer } = options as Readable;
    const name = await nameOf(core, operation, request, options);
    const kept = cache === 'none' ? undefined : await store.read<Kept>(name);
    const tell = (info: AnswerInfo) => onAnswer?.(info);

    const ask = async () => {
      const reply: Reply = await core.send(operation, request, { ...options, ifNoneMatch: kept?.etag });
      const same = reply.status === 304 && kept !== undefined;
      const data = same ? kept.data : reply.data;
      await keep(name, data, reply.header('etag') ?? (same ? (kept.etag ?? null) : null));
      return { data, same };
    };
    const takeKept = () => {
      if (!kept) throw new NotCachedError();
      tell({ stale: true, at: kept.at });
      return kept.data;
    };

    if (cache === 'only') return takeKept();
    if (cache === 'stale' && kept) {
      ask().then(
        ({ data, same }) => !same && JSON.stringify(data) !== JSON.stringify(kept.data) && onFresh?.(data),
        () => {},
      );
      return takeKept();
    }
    try {
      const { data } = await ask();
      tell({ stale: false, at: core.now() });
      return data;
    } catch (error) {
      if (!kept || !unreachable(error)) throw error;
      return takeKept();
    }
  };
}

const unreachable = (error: unknown) =>
  error instanceof StampedeError && ['network', 'timeout', 'unavailable', 'internal'].includes(error.code);

/** `cache:/v1/deals…` for what is everybody's, `cache:somebody/v1/me…` for what is somebody's. */
async function nameOf(
  { session }: Core,
  operation: Operation,
  request: AnyRequest,
  { as }: SendOptions,
): Promise<string> {
  if (!operation.access) return `cache:${urlOf(operation, request)}`;
  const id = as ? (await session.guest())?.guestId : (await session.who()).id;
  return `cache:${id ?? 'nobody'}${urlOf(operation, request)}`;
}
