import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { ApiError } from '@stampede/mobile-sdk/admin';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useClient, useFrame } from '../../frame/context.ts';
import { type LiveSession, liveSession } from '../../session/live.ts';
import { paceOf } from './pace.ts';
import type { Room } from './room.ts';
import { createRoomStore, type RoomStore } from './room-store.ts';

/** Returns the session's socket and server clock. */
export function useLiveSession(): LiveSession {
  const { session, config } = useFrame();
  return liveSession(session.client.core, config.liveUrl);
}

/** A room with what fills it, and the read that failed. */
export interface OpenRoom {
  readonly store: RoomStore;
  readonly room: Room;
  readonly failed: Error | undefined;
}

/** Fills a room for as long as its page is shown: over the socket, and by polling where no message exists. */
export function useRoom(deal: AdminDeal): OpenRoom {
  const [store] = useState(createRoomStore);
  const room = useSyncExternalStore(store.subscribe, store.read);
  useEffect(() => store.push({ type: 'deal', deal }), [store, deal]);
  useLiveDeal(store, deal.id);
  return { store, room, failed: usePolls(store, room, deal) };
}

function useLiveDeal(store: RoomStore, dealId: string): void {
  const { live, onStatus } = useLiveSession();
  useEffect(() => {
    const stopStatus = onStatus((status) => store.push({ type: 'status', status }));
    const stop = live.deal(dealId).on((data) => store.push({ type: 'live', data, at: Date.now() }));
    store.push({ type: 'status', status: live.status });
    // After sleep, a computer does not notice by itself that its socket is gone.
    const check = () => document.visibilityState === 'visible' && live.resume();
    document.addEventListener('visibilitychange', check);
    addEventListener('online', check);
    return () => {
      stop();
      stopStatus();
      document.removeEventListener('visibilitychange', check);
      removeEventListener('online', check);
    };
  }, [store, live, onStatus, dealId]);
}

function usePolls(store: RoomStore, { sale }: Room, deal: AdminDeal): OpenRoom['failed'] {
  const client = useClient();
  const { clock } = useLiveSession();
  const pace = paceOf(sale ?? deal, clock.now());
  const { data, dataUpdatedAt, error } = useQuery({
    queryKey: ['deal', deal.id, 'drop'],
    queryFn: ({ signal }) => client.deals.dropFigures(deal.id, { signal }),
    refetchInterval: ({ state }) => (isRefused(state.error) ? false : pace),
    staleTime: 0,
  });
  useEffect(() => {
    if (data) store.push({ type: 'figures', figures: data, at: dataUpdatedAt });
  }, [store, data, dataUpdatedAt]);
  return error ?? undefined;
}

/** Returns whether asking again is no use: the person's role does not include this. */
export const isRefused = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 403 || error.status === 404);
