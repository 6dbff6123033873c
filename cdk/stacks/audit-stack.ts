import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import { auditOperations } from '../constructs/audit/audit-operations.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

/** The operation with which admins read what staff did. Each capability writes its own entries. */
export class AuditStack extends Stack {
  constructor(scope: Construct, id: string, props: CapabilityStackProps) {
    super(scope, id, props);
    new Operations(this, 'Operations', { ...props, needs: auditOperations(props.parts) });
  }
}
