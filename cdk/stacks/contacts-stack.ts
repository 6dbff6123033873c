import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import { contactOperations } from '../constructs/contacts/contact-operations.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

/** Contacts of buyers: what they say of themselves, and how staff find it. */
export class ContactsStack extends Stack {
  constructor(scope: Construct, id: string, props: CapabilityStackProps) {
    super(scope, id, props);
    new Operations(this, 'Operations', { ...props, needs: contactOperations(props.parts) });
  }
}
