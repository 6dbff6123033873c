import { waitBefore } from '../core/backoff.ts';
import { bind } from '../core/bind.ts';
import type { Core } from '../core/create-core.ts';
import { codeOf, isForeign, isPassing, SignedOutError } from '../core/errors.ts';
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
  /** The person who wrote it. It is sent only in their name, and waits while they are not here. */
  readonly buyer: string;
  /** The number of answers without success, and the time of the first, by the server's clock in milliseconds. */
  readonly failures?: number;
  readonly since?: number;
}

/**
 * Repeatable writes that are sent when there is a network. Each resolves once it is stored. `onEvent` reports a dropped
 * write: a refused one, and one that the server has answered for a day without success.
 * @throws SignedOutError while no person is signed in
 */
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
  /** The waiting writes of the current person. */
  pending(): Promise<readonly QueuedWrite[]>;
  /** Sends waiting writes in order. Call it when the app learns that the network is back. Resolves when it stops. */
  drain(): Promise<void>;
}

/** The writes that may wait, since sending them twice is harmless. The last one wins. */
const writes: readonly Operation[] = [
  updateProfile,
  setPreferences,
  saveDeal,
  removeSavedDeal,
  setDefaultPaymentMethod,
  removePaymentMethod,
  requestExport,
];

/** The read that gives the version for an edit. */
const versionOf = new Map<Operation, Operation>([
  [updateProfile, getProfile],
  [setPreferences, getPreferences],
]);

/** An answered but unsuccessful write is dropped after this many answers and this long, because an outage may last. */
const most = { failures: 10, ms: 24 * 3_600_000 };

export function createOutbox(core: Core): Outbox {
  const { store, session, emit, platform } = core;
  const queue = store.kept<readonly QueuedWrite[]>('outbox', []);
  let failures = 0;
  let cancel = () => {};

  const add = async ({ id: operation }: Operation, request: AnyRequest): Promise<QueuedWrite> => {
    const { kind, id: buyer } = await session.who();
    if (kind !== 'customer' || !buyer) throw new SignedOutError();
    const write: QueuedWrite = { id: uuid(platform), operation, request, buyer };
    await queue.change((waiting) => [...waiting, write]);
    emit({ type: 'outbox', id: write.id, step: 'kept' });
    // Twice, because a run that is about to end would miss it.
    void drain().then(drain);
    return write;
  };

  const pending = async () => {
    const { id } = await session.who();
    return (await queue.read()).filter(({ buyer }) => buyer === id);
  };

  /** The version is read now, because the one at the time of queueing is old. */
  const send = async ({ id, operation: name, request, buyer: whom }: QueuedWrite): Promise<void> => {
    const operation = writes.find((one) => one.id === name);
    if (!operation) return;
    const before = versionOf.get(operation);
    const ifMatch = before && (await core.send<{ version: number }>(before, {}, { whom })).data.version;
    await core.send(operation, request, { idempotencyKey: id, ifMatch, whom });
  };

  const drainAll = async () => {
    cancel();
    // Later writes wait behind a failing one, so that the last write stays the last.
    const stuck = new Set<string>();
    const next = async () => (await pending()).find((write) => !stuck.has(resourceOf(write)));
    for (let write = await next(); write; write = await next()) {
      const { id } = write;
      try {
        await send(write);
        emit({ type: 'outbox', id, step: 'sent' });
      } catch (error) {
        if (unanswered.includes(codeOf(error))) break;
        if (mayWorkLater(error) && (await waitsOn(write))) {
          stuck.add(resourceOf(write));
          continue;
        }
        emit({ type: 'outbox', id, step: 'refused', code: codeOf(error) });
      }
      await queue.change((waiting) => waiting.filter((each) => each.id !== id));
    }
    if ((await pending()).length === 0) failures = 0;
    else later(stuck.size ? 600_000 : 120_000);
  };

  /** Counts an unsuccessful answer. @returns whether another attempt makes sense */
  const waitsOn = async (write: QueuedWrite): Promise<boolean> => {
    const { id, failures: before = 0, since = core.now() } = write;
    const counted = { ...write, failures: before + 1, since };
    if (counted.failures >= most.failures && core.now() - since > most.ms) return false;
    await queue.change((waiting) => waiting.map((each) => (each.id === id ? counted : each)));
    return true;
  };

  const later = (capMs: number): void => {
    const waitMs = 1_000 + waitBefore(failures++, platform.random, 0, { baseMs: 2_000, capMs });
    cancel = platform.after(waitMs, () => void drain());
  };

  // Two clients in parallel would send an older write after a newer one.
  const drain = singleFlight(() => store.exclusive('drain', drainAll, 60_000).catch(() => later(120_000)));
  session.onChange(() => void drain().then(drain));
  void drain();
  return { ...bind(writes, add), pending, drain } as unknown as Outbox;
}

/** Writes of one resource are sent in order. Writes of others do not wait for them. */
const resourceOf = ({ operation }: QueuedWrite) => operation.split('.')[0] as string;

/** A proxy or gateway answered instead of the API, so the write itself is not refused. */
const unanswered = ['network', 'timeout', 'aborted', 'signed_out', 'too_many_requests'];

/** A write that loses a race for a version is retried with the next version. */
const mayWorkLater = (error: unknown) =>
  isPassing(error) || isForeign(error) || ['precondition_failed', 'unauthenticated'].includes(codeOf(error));
