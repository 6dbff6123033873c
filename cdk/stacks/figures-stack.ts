import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import { Figures } from '../constructs/figures/figures.ts';
import { RevenueCounts } from '../constructs/figures/revenue-counts.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

/** What sellers learn from their sales. */
export class FiguresStack extends Stack {
  constructor(scope: Construct, id: string, props: CapabilityStackProps) {
    super(scope, id, props);
    const { platform, resources, bus, streamFailures: failures } = props;
    new Figures(this, 'Figures', { platform, tables: resources.tables, bus });
    new RevenueCounts(this, 'Revenue', { platform, tables: resources.tables, failures });
    new Operations(this, 'Operations', { ...props, capabilities: ['figures'] });
  }
}
