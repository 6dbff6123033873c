import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { FollowedSlots } from '../constructs/slots/followed-slots.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

/** The functions that follow the bookings of slots. */
export class SlotsStack extends Stack {
  constructor(scope: Construct, id: string, props: CapabilityStackProps) {
    super(scope, id, props);
    const { parts, bus } = props;
    new FollowedSlots(this, 'FollowedSlots', { parts, bus });
  }
}
