import { draftPrefix } from '../../session/drafts.ts';

/** The state of a form that waits for a sign-in or for a colleague. */
export interface Draft<Fields> {
  readonly fields: Fields;
  /** The same key makes the same request again, so that an approval fits it and it is done once. */
  readonly idempotencyKey: string;
  /** The request to a colleague, when one was made. */
  readonly approvalId?: string;
  /** The path of the page that shows the form, within the console. */
  readonly address: string;
  /** Milliseconds since the epoch. */
  readonly keptAt: number;
}

type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** An approval is over after 24 hours, and the draft of its request with it. */
const keptMs = 24 * 3_600_000;

/**
 * Keeps the drafts of one person. A draft that waits for a sign-in stays in this tab. One that waits for a colleague
 * stays on this device for a day, since the tab may be closed by then.
 */
export function draftsOf(personId: string, places: { readonly tab: Place; readonly device: Place }) {
  const prefix = `${draftPrefix}${personId}.`;
  const keyOf = (id: string) => prefix + id;
  const read = <Fields>(place: Place, id: string, now: number): Draft<Fields> | undefined => {
    try {
      const draft = JSON.parse(place.getItem(keyOf(id)) ?? 'null') as Draft<Fields> | null;
      return draft && draft.keptAt > now - keptMs ? draft : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    read: <Fields>(id: string, now: number): Draft<Fields> | undefined =>
      read<Fields>(places.tab, id, now) ?? read<Fields>(places.device, id, now),
    keep(id: string, draft: Draft<unknown>): void {
      const [place, other] = draft.approvalId ? [places.device, places.tab] : [places.tab, places.device];
      other.removeItem(keyOf(id));
      place.setItem(keyOf(id), JSON.stringify(draft));
    },
    /** Returns the draft that waits for this request to a colleague. */
    waitingFor(approvalId: string, now: number): Draft<unknown> | undefined {
      const ids = Array.from({ length: places.device.length }, (_, n) => places.device.key(n) ?? '')
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length));
      return ids.map((id) => read(places.device, id, now)).find((draft) => draft?.approvalId === approvalId);
    },
    forget(id: string): void {
      places.tab.removeItem(keyOf(id));
      places.device.removeItem(keyOf(id));
    },
  };
}

/** The drafts of a person in this browser. */
export const draftsHere = (personId: string) =>
  draftsOf(personId, { tab: sessionStorage, device: localStorage });
