import { waitBefore } from '../core/backoff.ts';
import { bind } from '../core/bind.ts';
import type { Core } from '../core/create-core.ts';
import { codeOf, isPassing, SignedOutError } from '../core/errors.ts';
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
  /** Its name, as in `savedDeals.save`. */
  readonly operation: string;
  readonly request: AnyRequest;
  readonly buyer: string;
}

/** Writes that are safe to repeat, done when the network is there: each resolves once it is kept. */
export interface Outbox {
  readonly profile: { update(patch: ProfilePatch): Promise<QueuedWrite> };
  readonly preferences: { set(preferences: NewPreferences): Promise<QueuedWrite> };
  readonly savedDeals: {
    save(dealId: string): Promise<QueuedWrite>;
    remove(dealId: string): Promise<QueuedWrite>;
  };
  readonly paymentMethods: {
    setDefault(methodId: string): Promise<QueuedWrite>;
    remove(methodId: string): Promise<QueuedWrite>;
  };
  readonly exports: { request(): Promise<QueuedWrite> };
  pending(): Promise<readonly QueuedWrite[]>;
  /** Sends what waits, in its order; call it when the app hears that the network is back. Resolves when it stops. */
  drain(): Promise<void>;
}

/** What may wait, since sending it twice does no harm. The last word wins. */
const writes: readonly Operation[] = [
  updateProfile,
  setPreferences,
  saveDeal,
  removeSavedDeal,
  setDefaultPaymentMethod,
  removePaymentMethod,
  requestExport,
];

/** What to read before an edit of a version. */
const versionOf = new Map<Operation, Operation>([
  [updateProfile, getProfile],
  [setPreferences, getPreferences],
]);

export function createOutbox(core: Core): Outbox {
  const { store, session, emit, platform } = core;
  const queue = store.kept<readonly QueuedWrite[]>('outbox', []);
  let failures = 0;
  let cancel = () => {};

  const add = async ({ id: operation }: Operation, request: AnyRequest): Promise<QueuedWrite> => {
    const { id: buyer = 'nobody' } = await session.who();
    const write: QueuedWrite = { id: uuid(platform), operation, request, buyer };
    await queue.change((waiting) => [...waiting, write]);
    emit({ type: 'outbox', id: write.id, step: 'kept' });
    // Twice: one that was about to end would not see it.
    void drain().then(drain);
    return write;
  };

  /** The version it is made from is read now: what was there when it was queued is old. */
  const send = async ({ id, operation: name, request }: QueuedWrite): Promise<void> => {
    const operation = writes.find((one) => one.id === name);
    if (!operation) return;
    const before = versionOf.get(operation);
    const ifMatch = before && (await core.send<{ version: number }>(before, {}, {})).data.version;
    await core.send(operation, request, { idempotencyKey: id, ifMatch });
  };

  const drain = singleFlight(async () => {
    cancel();
    for (let write = await first(); write; write = await first()) {
      const { id, buyer } = write;
      try {
        if ((await session.who()).id !== buyer) throw new SignedOutError();
        await send(write);
        emit({ type: 'outbox', id, step: 'sent' });
      } catch (error) {
        if (mayWorkLater(error)) return later();
        emit({ type: 'outbox', id, step: 'refused', code: codeOf(error) });
      }
      failures = 0;
      await queue.change((waiting) => waiting.filter((each) => each.id !== id));
    }
  });

  const first = async () => (await queue.read())[0];

  const later = (): void => {
    const waitMs = 1_000 + waitBefore(failures++, platform.random, 0, { baseMs: 2_000, capMs: 120_000 });
    cancel = platform.after(waitMs, () => void drain());
  };

  void drain();
  return { ...bind(writes, add), pending: queue.read, drain } as unknown as Outbox;
}

/** A lost race for a version is run again with the next one. */
const mayWorkLater = (error: unknown) => isPassing(error) || codeOf(error) === 'precondition_failed';
