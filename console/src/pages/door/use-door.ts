import { type Admission, type Arrival, createDoor, type KeptList } from '@stampede/mobile-sdk/admin';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useClient } from '../../frame/context.ts';

/** Other doors admit meanwhile. */
const refreshMs = 10_000;

/** The state of a door, as the page shows it. */
export interface DoorState {
  readonly list: KeptList | undefined;
  /** Uses that the server does not know yet. */
  readonly pending: number;
  /** Why the list could not be read. */
  readonly error: unknown;
  /** Uses without a network that did not count, as the server said. */
  readonly twice: number;
}

/** Runs a door in this browser: it reads the list again and again, and reports uses when there is a network. */
export function useDoor(dealId: string) {
  const { core } = useClient();
  const door = useMemo(() => createDoor(core, { dealId }), [core, dealId]);
  const [state, setState] = useState<DoorState>({ list: undefined, pending: 0, error: undefined, twice: 0 });

  const refresh = useCallback(async () => {
    let error: unknown;
    let twice = 0;
    try {
      twice = (await door.upload()).filter(({ admitted }) => !admitted).length;
      await door.refresh();
    } catch (caught) {
      error = caught;
    }
    const [list, pending] = await Promise.all([door.list(), door.pending()]);
    setState((before) => ({ list, pending: pending.length, error, twice: before.twice + twice }));
  }, [door]);

  useEffect(() => {
    void refresh();
    const timer = setInterval(() => void refresh(), refreshMs);
    return () => clearInterval(timer);
  }, [refresh]);

  const admit = async (arrival: Arrival): Promise<Admission> => {
    const answer = await door.admit(arrival);
    void refresh();
    return answer;
  };
  const undo = async (bookingId: string, useId: string, reason: string) => {
    await door.undo({ bookingId, useId, reason });
    await refresh();
  };
  return { ...state, refresh, admit, undo };
}
