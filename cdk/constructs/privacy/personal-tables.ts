import { isPersonal, tableNames } from '../../../lib/platform/tables.ts';
import type { Tables } from '../data/tables.ts';
import type { Grant } from '../functions/grant.ts';

/**
 * The tables that sources of personal data need. The projection of bookings is left out, since it follows the bookings
 * by their stream. The stock is included, because giving up a hold returns its units.
 */
export const onPersonalTables = (tables: Tables, right: 'read' | 'change'): Grant[] => [
  ...tableNames
    .filter((name) => isPersonal(name) && name !== 'dealBookings')
    .map((name) => tables[name][right]),
  tables.stock[right],
];
