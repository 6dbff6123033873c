import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import { WaitingLines } from '../constructs/waiting/waiting-lines.ts';
import { waitingOperations } from '../constructs/waiting/waiting-operations.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

/** Waiting lists of what is sold out. */
export class WaitingStack extends Stack {
  readonly lines: WaitingLines;

  constructor(scope: Construct, id: string, props: CapabilityStackProps) {
    super(scope, id, props);
    const { parts, bus } = props;
    this.lines = new WaitingLines(this, 'Lines', { parts, bus });
    new Operations(this, 'Operations', { ...props, needs: waitingOperations(parts) });
  }
}
