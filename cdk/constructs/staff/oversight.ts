import type { Tables } from '../data/tables.ts';
import { type Grant, together, told } from '../functions/grant.ts';
import { watchMoney } from '../payments/money-alarms.ts';
import type { Platform } from '../platform.ts';

/** The bounds of what staff may do alone. */
export interface Oversight {
  /** To ask them: whoever moves money back, changes prices or takes data along. */
  readonly ask: Grant;
}

export const oversight = (platform: Platform, { staff }: Tables): Oversight => ({
  ask: together(staff.change, told({ OVERSIGHT_POLICY: JSON.stringify(platform.stage.oversight) }), (fn) =>
    watchMoney(platform, fn, 'staff-refunds'),
  ),
});
