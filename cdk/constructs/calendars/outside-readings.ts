import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { sweepTimeout } from '../../timing.ts';
import { watchFunction } from '../alarms/function-alarms.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import type { Parts } from '../parts.ts';
import { Consumer } from '../queues/consumer.ts';
import { EveryMinute } from '../schedules/every-minute.ts';
import type { Schedules } from '../schedules/schedules.ts';

export interface OutsideReadingsProps {
  readonly parts: Parts;
  readonly schedules: Schedules;
}

/** Reads calendars from outside: each minute the due ones are queued, and a function reads one for each message. */
export class OutsideReadings extends Consumer {
  constructor(scope: Construct, id: string, { parts, schedules }: OutsideReadingsProps) {
    const { platform, tables } = parts;
    super(scope, id, {
      platform,
      handler: 'calendars/read-outside-calendar',
      purpose: 'Reads a calendar from outside, and blocks its resource by it',
      queue: { name: 'outside-calendars', oldest: Duration.minutes(15) },
      // One file at a time: 5 MB of text and its events. Many wait for slow hosts at once.
      batch: { size: 1, maxConcurrency: 20 },
      memory: 1024,
      // No secrets and no table of buyers: the function reads what strangers write.
      grants: () => [tables.outsideCalendars.change, tables.calendars.change, tables.services.read],
    });
    const fn = new BackendFunction(this, 'Start', {
      platform,
      entry: 'schedules/start-outside-readings',
      purpose: 'Queues the calendars from outside that are due',
      capability: 'calendars',
      timeout: sweepTimeout,
      grants: [tables.outsideCalendars.change, this.queue.send],
    });
    watchFunction(platform, fn);
    new EveryMinute(this, 'EveryMinute', {
      platform,
      schedules,
      name: 'start-outside-readings',
      fn,
      runbook: 'outside-calendars',
    });
  }
}
