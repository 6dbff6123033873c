import { Construct } from 'constructs';
import { nightTimeout } from '../../timing.ts';
import { watchFunction } from '../alarms/function-alarms.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import type { Parts } from '../parts.ts';
import { EveryNight } from '../schedules/every-night.ts';
import type { Schedules } from '../schedules/schedules.ts';
import { checking } from './reconciliation-operations.ts';

export interface StockChecksProps {
  readonly parts: Parts;
  readonly schedules: Schedules;
}

/** Checks each night the stocks that sell, or have something open. */
export class StockChecks extends Construct {
  constructor(scope: Construct, id: string, { parts, schedules }: StockChecksProps) {
    super(scope, id);
    const { platform } = parts;
    const fn = new BackendFunction(this, 'CheckStocks', {
      platform,
      entry: 'schedules/check-stocks',
      purpose: 'Compares stocks with their records',
      capability: 'reconciliation',
      timeout: nightTimeout,
      memory: 1024,
      grants: [checking(parts)],
    });
    watchFunction(platform, fn);
    new EveryNight(this, 'EveryNight', {
      platform,
      schedules,
      name: 'check-stocks',
      fn,
      hours: { first: 3, last: 4 },
      runbook: 'stock-differs',
    });
  }
}
