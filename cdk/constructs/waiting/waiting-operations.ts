import type { NeedsOf } from '../api/needs.ts';
import type { Parts } from '../parts.ts';

export const waitingOperations = ({ tables, guard, audit }: Parts): NeedsOf<'waiting'> => {
  const shows = [tables.waiting.read, tables.stock.read, tables.bookings.read];
  // The line is counted in the stock item too.
  const leaves = [tables.waiting.change, tables.stock.change];
  return {
    joinWaitingList: [...leaves, tables.bookings.read, tables.deals.read, tables.abuse.change, guard.orders],
    listWaitingEntries: shows,
    getWaitingEntry: shows,
    leaveWaitingList: leaves,
    listDealWaitingList: [tables.deals.read, tables.waiting.read, tables.stock.read],
    removeFromWaitingList: [...leaves, tables.deals.read, audit.append],
  };
};
