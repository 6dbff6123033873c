import { Construct } from 'constructs';
import { claimRecovery, sweepTimeout } from '../../timing.ts';
import { watchFunction } from '../alarms/function-alarms.ts';
import type { Tables } from '../data/tables.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import { told } from '../functions/grant.ts';
import type { CalledOffDeals } from '../payments/called-off-deals.ts';
import type { Platform } from '../platform.ts';
import type { WaitingLines } from '../waiting/waiting-lines.ts';
import { EveryMinute } from './every-minute.ts';
import type { Schedules } from './schedules.ts';

export interface SweeperProps {
  readonly platform: Platform;
  readonly tables: Tables;
  readonly schedules: Schedules;
  readonly calledOff: CalledOffDeals;
  readonly lines: WaitingLines;
}

/**
 * Recovers broken claims, releases missed holds, applies missed transitions of deals, and continues called-off deals.
 * Runs each minute.
 */
export class Sweeper extends Construct {
  constructor(scope: Construct, id: string, { platform, tables, schedules, calledOff, lines }: SweeperProps) {
    super(scope, id);
    const fn = new BackendFunction(this, 'Sweep', {
      platform,
      entry: 'schedules/sweep',
      purpose: 'Repairs missed work: broken claims, expired holds, late deals, refunds of called-off deals',
      capability: 'sweeper',
      timeout: sweepTimeout,
      grants: [
        tables.deals.change,
        tables.stock.change,
        tables.bookings.change,
        tables.dealBookings.read,
        // Expired holds count against their buyers.
        tables.abuse.append,
        calledOff.queue.send,
        lines.queue.send,
        told({ CLAIM_RECOVERY_SECONDS: String(claimRecovery.toSeconds()) }),
      ],
    });
    watchFunction(platform, fn);
    new EveryMinute(this, 'EveryMinute', {
      platform,
      schedules,
      name: 'sweep',
      fn,
      runbook: 'sweeper-silent',
    });
  }
}
