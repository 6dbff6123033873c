import { waitBefore } from '../core/backoff.ts';
import type { Core } from '../core/create-core.ts';
import { ApiError, StampedeError } from '../core/errors.ts';
import type { AnyRequest, Operation } from '../core/operation.ts';
import { uuid } from '../core/platform.ts';
import { singleFlight } from '../core/single-flight.ts';
import {
  getPreferences,
  getProfile,
  removePaymentMethod,
  removeSavedDeal,
  requestExport,
  saveDeal,
  setDefaultPaymentMethod,
  setPreferences,
  updateProfile,
} from '../generated/operations.ts';
import type { NewPreferences, ProfilePatch } from '../generated/types.gen.ts';

/** A write that waits for the network. */
export interface QueuedWrite {
  readonly id: string;
  readonly operation: string;
  readonly request: AnyRequest;
  readonly buyer: string;
}

/** Writes that are safe to repeat, done when the network is there: each resolves once it is kept. */
export interface Outbox {
  updateProfile(patch: ProfilePatch): Promise<QueuedWrite>;
  setPreferences(preferences: NewPreferences): Promise<QueuedWrite>;
  saveDeal(dealId: string): Promise<QueuedWrite>;
  removeSavedDeal(dealId: string): Promise<QueuedWrite>;
  setDefaultPaymentMethod(methodId: string): Promise<QueuedWrite>;
  removePaymentMethod(methodId: string): Promise<QueuedWrite>;
  requestExport(): Promise<QueuedWrite>;
  pending(): Promise<readonly QueuedWrite[]>;
  /** Sends what waits, in its order; call it when the app hears that the network is back. Resolves when it stops. */
  drain(): Promise<void>;
}

/** What may wait, and for an edit of a version, what to read before it. The last word wins. */
const writes: Readonly<Record<string, readonly [Operation, Operation?]>> = {
  updateProfile: [updateProfile, getProfile],
  setPreferences: [setPreferences, getPreferences],
  saveDeal: [saveDeal],
  removeSavedDeal: [removeSavedDeal],
  setDefaultPaymentMethod: [setDefaultPaymentMethod],
  removePaymentMethod: [removePaymentMethod],
  requestExport: [requestExport],
};

export function createOutbox(core: Core): Outbox {
  const { store, session, emit, platform } = core;
  let queue: Promise<QueuedWrite[]> | undefined;
  let failures = 0;
  let timer: unknown;
  const all = () => {
    queue ??= store.read<QueuedWrite[]>('outbox').then((kept) => kept ?? []);
    return queue;
  };
  const change = async (work: (waiting: QueuedWrite[]) => QueuedWrite[]) => {
    const next = all().then(work);
    queue = next;
    await store.write('outbox', await next);
  };

  async function add(operation: string, request: AnyRequest): Promise<QueuedWrite> {
    const { id = 'nobody' } = await session.who();
    const write: QueuedWrite = { id: uuid(platform), operation, request, buyer: id };
    await change((waiting) => [...waiting, write]);
    emit({ type: 'outbox', id: write.id, step: 'kept' });
    // Twice: one that was about to end would not see it.
    void drain().then(drain);
    return write;
  }

  /** The version it is made from is read now: what was there when it was queued is old. */
  async function send({ id, operation: name, request }: QueuedWrite): Promise<void> {
    const [operation, before] = writes[name] ?? [];
    if (!operation) return;
    const version = before && (await core.send<{ version: number }>(before, {}, {})).data.version;
    await core.send(operation, request, {
      idempotencyKey: id,
      ...(version !== undefined && { ifMatch: version }),
    });
  }

  const drain = singleFlight(async () => {
    platform.timers.clearTimeout(timer as never);
    for (let [first] = await all(); first; [first] = await all()) {
      const write = first;
      const step = { type: 'outbox', id: write.id } as const;
      try {
        if ((await session.who()).id !== write.buyer)
          throw new StampedeError('signed_out', 'Somebody else wrote this');
        await send(write);
        emit({ ...step, step: 'sent' });
      } catch (error) {
        if (mayWorkLater(error)) return later();
        emit({ ...step, step: 'refused', code: error instanceof StampedeError ? error.code : 'unknown' });
      }
      failures = 0;
      await change((waiting) => waiting.filter(({ id }) => id !== write.id));
    }
  });

  function later(): void {
    const waitMs = 1_000 + waitBefore(failures++, platform.random, 0, { baseMs: 2_000, capMs: 120_000 });
    timer = platform.timers.setTimeout(() => void drain(), waitMs);
  }

  void drain();
  return {
    updateProfile: (body) => add('updateProfile', { body }),
    setPreferences: (body) => add('setPreferences', { body }),
    saveDeal: (dealId) => add('saveDeal', { path: { dealId } }),
    removeSavedDeal: (dealId) => add('removeSavedDeal', { path: { dealId } }),
    setDefaultPaymentMethod: (methodId) => add('setDefaultPaymentMethod', { path: { methodId } }),
    removePaymentMethod: (methodId) => add('removePaymentMethod', { path: { methodId } }),
    requestExport: () => add('requestExport', {}),
    pending: all,
    drain,
  };
}

/** A lost race for a version is run again with the next one. */
const mayWorkLater = (error: unknown) =>
  error instanceof ApiError
    ? error.status >= 500 || error.status === 429 || error.status === 412
    : error instanceof StampedeError && error.code !== 'signed_out';
