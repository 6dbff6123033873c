import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import { deadLetterQueues } from '../constructs/reliability/dead-letter-queues.ts';
import { reliabilityOperations } from '../constructs/reliability/reliability-operations.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

/** The operations with which admins see alarms and dead letters. It comes after every stack that has a queue. */
export class ReliabilityStack extends Stack {
  constructor(scope: Construct, id: string, props: CapabilityStackProps) {
    super(scope, id, props);
    const { parts } = props;
    const queues = deadLetterQueues(scope, parts.platform);
    new Operations(this, 'Operations', { ...props, needs: reliabilityOperations(parts, queues) });
  }
}
