import { Construct } from 'constructs';
import { type TableName, tableNames } from '../../../lib/platform/tables.ts';
import type { Platform } from '../platform.ts';
import { DataTable } from './data-table.ts';
import { watchTables } from './table-alarms.ts';

export type Tables = Readonly<Record<TableName, DataTable>>;

/** Every table of lib/platform/tables.ts. */
export class AllTables extends Construct {
  readonly tables: Tables;

  constructor(scope: Construct, id: string, { platform }: { readonly platform: Platform }) {
    super(scope, id);
    this.tables = Object.fromEntries(
      tableNames.map((name) => [name, new DataTable(this, constructId(name), { platform, name })]),
    ) as Tables;
    const { stock, bookings, payments } = this.tables;
    watchTables(platform, { stock, bookings, payments });
  }
}

/** `dealBookings` becomes `DealBookings`. Logical ids follow from it, so renaming a table replaces it. */
export const constructId = (name: TableName): string => name.slice(0, 1).toUpperCase() + name.slice(1);
