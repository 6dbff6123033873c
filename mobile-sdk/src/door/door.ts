import type { Core } from '../core/create-core.ts';
import { isForeign, isPassing } from '../core/errors.ts';
import { uuid } from '../core/platform.ts';
import { redeemBooking, undoRedemption, uploadRedemptions } from '../generated/admin-operations.ts';
import type { DoorBooking, DoorEntry, Redemption } from '../generated/types.gen.ts';
import { decideOffline, type OfflineDecision, type PendingUse } from './decide-offline.ts';
import { type DoorOf, downloadList, type KeptList, learned } from './download-list.ts';
import { type ReadCode, readCode, type VerifySignature, verifyByPlatform } from './read-code.ts';

export type DoorOptions = DoorOf & DoorOnDevice;

interface DoorOnDevice {
  /** The device's name among staff. The other door sees it when a code is used twice. */
  readonly deviceName?: string;
  /** Checks Ed25519 signatures. @default WebCrypto, where the platform has it */
  readonly verify?: VerifySignature;
}

export interface Arrival {
  /** The scanned or typed text. */
  readonly code?: string;
  /** Instead of a code. */
  readonly bookingId?: string;
  /** How many come in. Needed when more than one is left. */
  readonly quantity?: number;
  /** Admits in spite of warnings. */
  readonly override?: { readonly reason: string };
  /** Never asks the server. */
  readonly offline?: boolean;
}

/** The answer of a door. `provisional`: it was decided by the list, and the server decides again. */
export type Admission =
  | ({ readonly provisional: false } & Redemption)
  | ({
      readonly provisional: true;
      readonly useId: string;
      readonly unknown?: Redemption['unknown'];
      readonly entry?: DoorEntry;
    } & OfflineDecision);

/** A door with or without a network. */
export interface Door {
  /** Downloads what changed of the list. `names` adds the buyers' names, which the audit records. */
  refresh(options?: { readonly names?: boolean }): Promise<KeptList>;
  /** The list of the last download. */
  list(): Promise<KeptList | undefined>;
  /** Lets somebody in, or says why not. Without an answer of the server it decides by the list. */
  admit(arrival: Arrival): Promise<Admission>;
  /** Takes a use back. One that the server cannot know yet is taken back without it. */
  undo(use: {
    bookingId: string;
    useId: string;
    reason: string;
    deviceId?: string;
  }): Promise<DoorBooking | undefined>;
  /** The uses that the server does not know yet. */
  pending(): Promise<readonly PendingUse[]>;
  /** Reports them. Returns what became of each; one that is not `admitted` came in twice. */
  upload(): Promise<readonly Redemption[]>;
  /** Forgets the list and its names. Uses that were not reported stay. */
  close(): Promise<void>;
}

const usesInUpload = 50;

const nameOf = (of: DoorOf): string =>
  of.serviceId === undefined ? of.dealId : [of.serviceId, of.date, of.resourceId ?? ''].join(':');

/** Makes a door for a deal, or for a day of a service. The storage of the core keeps the list and the uses over a restart. */
export function createDoor(core: Core, options: DoorOptions): Door {
  const { deviceName, verify = verifyByPlatform, ...of } = options;
  const here = of.serviceId === undefined ? { dealId: of.dealId } : { serviceId: of.serviceId };
  const { store, platform } = core;
  const listName = `door:${nameOf(of)}`;
  const uses = store.kept<readonly PendingUse[]>('door-uses', []);
  const device = store.kept('door-device', '');
  const deviceOf = () => device.change((known) => known || uuid(platform));
  const named = deviceName === undefined ? {} : { deviceName };
  const read = () => store.read<KeptList>(listName);
  const drop = (ids: readonly string[]) =>
    uses.change((before) => before.filter(({ useId }) => !ids.includes(useId)));

  /** Keeps the server's view of bookings for a time without a network. */
  async function learn(...bookings: (DoorBooking | undefined)[]) {
    const list = await read();
    if (list) await store.write(listName, learned(list, bookings));
  }

  async function decideHere(
    { code, bookingId, quantity, override, offline }: Arrival,
    useId: string,
  ): Promise<Admission> {
    const list = await read();
    const found: ReadCode =
      bookingId !== undefined
        ? { kind: 'qr', bookingId }
        : await readCode(code ?? '', list?.keys ?? [], verify);
    const refused = { provisional: true, admitted: false, outcome: 'unknown', useId } as const;
    if (found.kind !== 'qr' && found.kind !== 'short') return { ...refused, unknown: found.kind };
    const entry = list?.items.find((each) =>
      found.kind === 'qr' ? each.bookingId === found.bookingId : each.codeDigest === found.codeDigest,
    );
    const id = entry?.bookingId ?? (found.kind === 'qr' ? found.bookingId : undefined);
    if (id === undefined) return { ...refused, unknown: 'not_found' };
    let decision: OfflineDecision | undefined;
    // Two scans at once are decided one after the other, by what is kept then.
    await uses.change((pending) => {
      const known = pending.filter(({ useId: own }) => !entry?.uses.some((use) => use.useId === own));
      decision = decideOffline({ entry, bookingId: id, quantity, pending: known, overrides: !!override });
      if (!decision.admitted) return pending;
      const at = new Date(core.now()).toISOString();
      const use = { useId, ...here, bookingId: id, quantity: decision.quantity ?? 1, at };
      return [...pending, offline ? use : { ...use, mayBeKnown: true as const }];
    });
    return { provisional: true, useId, ...(entry && { entry }), ...(decision as OfflineDecision) };
  }

  async function upload(): Promise<readonly Redemption[]> {
    const answers: Redemption[] = [];
    for (;;) {
      const next = (await uses.read()).slice(0, usesInUpload);
      if (next.length === 0) return answers;
      const body = {
        deviceId: await deviceOf(),
        ...named,
        uses: next.map(({ mayBeKnown: _, ...use }) => use),
      };
      const { items } = await core.call(uploadRedemptions, { body });
      answers.push(...items);
      // First what the server said, then without the own uses: a scan meanwhile must not miss them.
      await learn(...items.map(({ booking }) => booking));
      await drop(next.map(({ useId }) => useId));
    }
  }

  return {
    async refresh({ names = false } = {}) {
      const list = await downloadList(core, { of, names, before: await read() });
      await store.write(listName, list);
      return list;
    },
    list: read,
    async admit(arrival) {
      const useId = uuid(platform);
      const { offline, ...wish } = arrival;
      if (offline) return decideHere(arrival, useId);
      const body = { ...wish, deviceId: await deviceOf(), ...named, useId, ...here };
      try {
        const answer = await core.call(redeemBooking, { body });
        await learn(answer.booking);
        return { provisional: false, ...answer };
      } catch (error) {
        // The request may have arrived. The use keeps its id, so its report finds it.
        if (isPassing(error) || isForeign(error)) return decideHere(arrival, useId);
        throw error;
      }
    },
    async undo({ bookingId, useId, reason, deviceId }) {
      const own = (await uses.read()).find((use) => use.useId === useId);
      if (own && !own.mayBeKnown) {
        await drop([useId]);
        return undefined;
      }
      if (own) await upload();
      const body = { bookingId, useId, reason, deviceId: deviceId ?? (await deviceOf()) };
      const booking = await core.call(undoRedemption, { body });
      await learn(booking);
      return booking;
    },
    pending: () => uses.read(),
    upload,
    close: async () => void (await store.remove(listName)),
  };
}
