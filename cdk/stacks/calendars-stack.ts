import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import { calendarOperations } from '../constructs/calendars/calendar-operations.ts';
import { OutsideReadings } from '../constructs/calendars/outside-readings.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

/** Booked slots in other calendars, and other calendars' busy times here. */
export class CalendarsStack extends Stack {
  constructor(scope: Construct, id: string, props: CapabilityStackProps) {
    super(scope, id, props);
    const { parts } = props;
    const readings = new OutsideReadings(this, 'Outside', props);
    new Operations(this, 'Operations', { ...props, needs: calendarOperations({ ...parts, readings }) });
  }
}
