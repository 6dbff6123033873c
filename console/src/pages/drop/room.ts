import type {
  AdminDeal,
  Availability,
  ConnectionStatus,
  DropFigures,
  Stock,
} from '@stampede/mobile-sdk/admin';

/** The sale as buyers see it. `asOf` is the server's time of it, in milliseconds. */
export interface Sale extends Pick<Availability, 'state' | 'available' | 'startsAt' | 'endsAt'> {
  readonly asOf: number;
}

export const actionKinds = ['pause', 'resume', 'end', 'stock'] as const;
export type ActionKind = (typeof actionKinds)[number];

/** An action of this page, until its effect is seen. Times are of this device, in milliseconds. */
export interface Action {
  readonly kind: ActionKind;
  readonly sentAt: number;
  /** When a live message, or an answered poll of it, first showed the effect. */
  readonly seenAt?: number;
  /** The units left before new stock. */
  readonly available: number;
}

export type FigureName = 'live' | 'figures';

/** Everything that the drop room shows. */
export interface Room {
  readonly sale?: Sale;
  readonly figures?: DropFigures;
  readonly connection: ConnectionStatus;
  /** How many live messages arrived. */
  readonly messages: number;
  /** When each figure last arrived, by this device's clock, in milliseconds. */
  readonly cameAt: Readonly<Partial<Record<FigureName, number>>>;
  readonly action?: Action;
}

export type RoomEvent =
  | { readonly type: 'live'; readonly data: Availability; readonly at: number }
  | { readonly type: 'status'; readonly status: ConnectionStatus }
  | { readonly type: 'figures'; readonly figures: DropFigures; readonly at: number }
  /** The answer to new stock. The figures have it within a second. */
  | { readonly type: 'stock'; readonly stock: Stock }
  | { readonly type: 'deal'; readonly deal: AdminDeal }
  | { readonly type: 'sent'; readonly kind: ActionKind; readonly at: number }
  | { readonly type: 'refused' };

export const emptyRoom: Room = { connection: 'closed', messages: 0, cameAt: {} };

/** Takes an event. It costs the same however long the sale runs, so a rush of messages does not slow the page. */
export function roomAfter(room: Room, event: RoomEvent): Room {
  switch (event.type) {
    case 'live':
      return heard(room, event.data, event.at);
    case 'status':
      return room.connection === event.status ? room : { ...room, connection: event.status };
    case 'figures':
      // An answer that came late must not take the counts back.
      if (room.figures && event.figures.now < room.figures.now) return room;
      return { ...room, figures: event.figures, cameAt: { ...room.cameAt, figures: event.at } };
    case 'stock':
      return room.figures ? { ...room, figures: { ...room.figures, stock: event.stock } } : room;
    case 'deal':
      return answered(room, event.deal);
    case 'sent':
      return {
        ...room,
        action: { kind: event.kind, sentAt: event.at, available: room.sale?.available ?? 0 },
      };
    case 'refused': {
      const { action: _, ...rest } = room;
      return rest;
    }
  }
}

function heard(room: Room, data: Availability, at: number): Room {
  const { state, available, startsAt, endsAt } = data;
  const asOf = Date.parse(data.now);
  const cameAt = { ...room.cameAt, live: at };
  // An answer of an action may be newer than a message that was on its way.
  if (room.sale && asOf < room.sale.asOf) return { ...room, cameAt, messages: room.messages + 1 };
  const { action } = room;
  const isSeen = action && action.seenAt === undefined && shows(data, action);
  return {
    ...room,
    cameAt,
    messages: room.messages + 1,
    sale: { state, available, startsAt, endsAt, asOf },
    ...(isSeen && { action: { ...action, seenAt: at } }),
  };
}

/** Returns whether an availability shows the effect of an action. */
function shows({ state, available }: Availability, action: Action): boolean {
  if (action.kind === 'pause') return state === 'paused';
  if (action.kind === 'resume') return state === 'live' || state === 'scheduled';
  if (action.kind === 'end') return state === 'ended';
  return available !== action.available;
}

/** The answer to an action or to a read of the deal: its state as of its last change. */
function answered(room: Room, { state, available, startsAt, endsAt, updatedAt }: AdminDeal): Room {
  const asOf = Date.parse(updatedAt);
  if (room.sale && asOf < room.sale.asOf) return room;
  return { ...room, sale: { state, available, startsAt, endsAt, asOf } };
}
