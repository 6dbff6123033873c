import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import type { Payments } from '../constructs/payments/payments.ts';
import { reconciliationOperations } from '../constructs/reconciliation/reconciliation-operations.ts';
import { StockChecks } from '../constructs/reconciliation/stock-checks.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

export interface ReconciliationStackProps extends CapabilityStackProps {
  readonly payments: Payments;
}

/** Whether the books agree, and how staff set them right. */
export class ReconciliationStack extends Stack {
  constructor(scope: Construct, id: string, props: ReconciliationStackProps) {
    super(scope, id, props);
    const { parts, payments, schedules } = props;
    new StockChecks(this, 'StockChecks', { parts, schedules });
    new Operations(this, 'Operations', {
      ...props,
      needs: reconciliationOperations({ ...parts, payments }),
    });
  }
}
