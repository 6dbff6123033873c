import type { NeedsOf } from '../api/needs.ts';
import type { Parts } from '../parts.ts';

export const doorOperations = ({ tables, signing, doorKeys, audit }: Parts): NeedsOf<'door'> => {
  const { bookings, deals, dealBookings, doorCodes, accounts, contacts, stock, services, calendars } = tables;
  const change = [deals.read, dealBookings.read, bookings.change, audit.append];
  const byCode = [...change, doorCodes.read, doorKeys.read];
  return {
    getRedeemCode: [bookings.read, accounts.read, doorCodes.change, doorKeys.read, signing.read],
    redeemBooking: byCode,
    uploadRedemptions: byCode,
    undoRedemption: change,
    getDoorList: [
      ...[deals.read, stock.read, services.read, calendars.read],
      ...[dealBookings.read, contacts.read, doorKeys.read, audit.append],
    ],
  };
};
