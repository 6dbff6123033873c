import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import { contactOperations } from '../constructs/contacts/contact-operations.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

/** Operations for buyers' contacts: buyers set them, and staff find them. */
export class ContactsStack extends Stack {
  constructor(scope: Construct, id: string, props: CapabilityStackProps) {
    super(scope, id, props);
    new Operations(this, 'Operations', { ...props, needs: contactOperations(props.parts) });
  }
}
