import type { Tables } from '../data/tables.ts';
import { type Grant, together, told } from '../functions/grant.ts';
import { watchMoney } from '../payments/money-alarms.ts';
import type { Platform } from '../platform.ts';

/** The limits of what a member of staff may do alone. */
export interface Oversight {
  /** Lets the function check them before it refunds, changes prices or exports data. */
  readonly ask: Grant;
}

export const oversight = (platform: Platform, { staff }: Tables): Oversight => ({
  ask: together(staff.change, told({ OVERSIGHT_POLICY: JSON.stringify(platform.stage.oversight) }), (fn) =>
    watchMoney(platform, fn, 'staff-refunds'),
  ),
});
