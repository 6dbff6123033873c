import type { StackProps } from 'aws-cdk-lib';
import type { Gateway } from '../constructs/api/gateway.ts';
import type { DomainBus } from '../constructs/events/domain-bus.ts';
import type { Parts } from '../constructs/parts.ts';
import type { FailureQueue } from '../constructs/queues/failure-queue.ts';
import type { Schedules } from '../constructs/schedules/schedules.ts';

/** The parts that a capability's stack gets. */
export interface CapabilityStackProps extends StackProps {
  readonly gateway: Gateway;
  readonly parts: Parts;
  readonly bus: DomainBus;
  readonly schedules: Schedules;
  readonly streamFailures: FailureQueue;
}
