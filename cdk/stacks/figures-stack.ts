import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import type { BurstOrders } from '../constructs/bookings/burst-orders.ts';
import { figureOperations } from '../constructs/figures/figure-operations.ts';
import { Figures } from '../constructs/figures/figures.ts';
import { ReportCounts } from '../constructs/figures/report-counts.ts';
import { RevenueCounts } from '../constructs/figures/revenue-counts.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

interface FiguresStackProps extends CapabilityStackProps {
  readonly burst: BurstOrders;
}

/** Figures of sales for sellers. */
export class FiguresStack extends Stack {
  constructor(scope: Construct, id: string, props: FiguresStackProps) {
    super(scope, id, props);
    const { parts, bus, burst, streamFailures: failures } = props;
    new Figures(this, 'Figures', { ...parts, bus });
    new ReportCounts(this, 'Reports', { ...parts, bus });
    new RevenueCounts(this, 'Revenue', { ...parts, failures });
    new Operations(this, 'Operations', { ...props, needs: figureOperations({ ...parts, burst }) });
  }
}
