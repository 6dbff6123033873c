import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import { DealImports } from '../constructs/imports/deal-imports.ts';
import { importOperations } from '../constructs/imports/import-operations.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

/** Imports of deals: files in, and the work on their lines. */
export class ImportsStack extends Stack {
  constructor(scope: Construct, id: string, props: CapabilityStackProps) {
    super(scope, id, props);
    const { parts } = props;
    const work = new DealImports(this, 'Work', parts);
    new Operations(this, 'Operations', { ...props, needs: importOperations({ ...parts, work }) });
  }
}
