import { type ActionKind, emptyRoom, type Room, type RoomEvent, roomAfter } from './room.ts';

/** The room and its listeners, in the form that React's useSyncExternalStore takes. */
export interface RoomStore {
  push(event: RoomEvent): void;
  readonly read: () => Room;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Calls once, soon: `requestAnimationFrame` in a browser. */
export type NextFrame = (work: () => void) => unknown;

/**
 * Takes events at any rate and tells listeners once a frame. Each event is taken at once, so nothing queues up while
 * the page is hidden and has no frames.
 */
export function createRoomStore(nextFrame: NextFrame = requestAnimationFrame): RoomStore {
  const listeners = new Set<() => void>();
  let room = emptyRoom;
  let shown = room;
  let isPlanned = false;
  const show = () => {
    isPlanned = false;
    if (shown === room) return;
    shown = room;
    for (const listener of [...listeners]) listener();
  };
  return {
    push(event) {
      room = roomAfter(room, event);
      if (isPlanned) return;
      isPlanned = true;
      nextFrame(show);
    },
    read: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Does an action, and watches for its effect from the moment it is sent. */
export async function follow<Answer>(
  store: Pick<RoomStore, 'push'>,
  kind: ActionKind,
  act: () => Promise<Answer>,
): Promise<Answer> {
  store.push({ type: 'sent', kind, at: Date.now() });
  try {
    return await act();
  } catch (error) {
    store.push({ type: 'refused' });
    throw error;
  }
}
