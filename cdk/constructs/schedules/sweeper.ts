import { Construct } from 'constructs';
import { claimRecovery, sweepTimeout } from '../../timing.ts';
import { watchFunction } from '../alarms/function-alarms.ts';
import type { Tables } from '../data/tables.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import type { Platform } from '../platform.ts';
import { EveryMinute } from './every-minute.ts';
import type { Schedules } from './schedules.ts';

export interface SweeperProps {
  readonly platform: Platform;
  readonly tables: Tables;
  readonly schedules: Schedules;
}

/** Each minute: recovers broken claims, releases missed holds, applies missed transitions of deals. */
export class Sweeper extends Construct {
  constructor(scope: Construct, id: string, { platform, tables, schedules }: SweeperProps) {
    super(scope, id);
    const fn = new BackendFunction(this, 'Sweep', {
      platform,
      entry: 'schedules/sweep',
      purpose: 'Catches what was missed: broken claims, lapsed holds, late deals',
      capability: 'sweeper',
      timeout: sweepTimeout,
    });
    tables.deals.grantChange(fn);
    tables.stock.grantChange(fn);
    tables.bookings.grantChange(fn);
    tables.dealBookings.grantRead(fn);
    fn.setEnvironment({ CLAIM_RECOVERY_SECONDS: String(claimRecovery.toSeconds()) });

    watchFunction(platform, fn, 'sweep');
    new EveryMinute(this, 'EveryMinute', {
      platform,
      schedules,
      name: 'sweep',
      fn,
      runbook: 'sweeper-silent',
    });
  }
}
