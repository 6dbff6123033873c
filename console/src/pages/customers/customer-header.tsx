import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { CustomerRecord } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../frame/context.ts';
import { PageButton } from '../../parts/page-link.tsx';
import { type CustomerStep, stepsFor } from './steps.ts';

interface Props {
  readonly customerId: string;
  readonly customer: CustomerRecord | undefined;
  readonly isReading: boolean;
  readonly onRead: (() => void) | undefined;
  readonly onStep: (step: CustomerStep) => void;
}

/** The name of a customer, and the steps of staff. */
export function CustomerHeader({ customerId, customer, isReading, onRead, onStep }: Props) {
  const text = useTranslations('customers');
  const { me } = useFrame();
  const names: Record<CustomerStep, string> = {
    signOut: text('steps.signOut.action'),
    block: text('block.action'),
    unblock: text('steps.unblock.action'),
    link: text('steps.link.action'),
    export: text('export.action'),
    delete: text('delete.action'),
  };
  const steps = stepsFor(customer);
  return (
    <Header
      variant="h1"
      description={customerId}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {onRead && (
            <Button iconName="refresh" ariaLabel={text('showAgain')} loading={isReading} onClick={onRead} />
          )}
          {hasRole(me, 'admin') && (
            <PageButton to={`/audit?subject=${customerId}`}>{text('toAudit')}</PageButton>
          )}
          {steps.length > 0 && (
            <ButtonDropdown
              items={steps.map((id) => ({ id, text: names[id] }))}
              onItemClick={({ detail }) => onStep(detail.id as CustomerStep)}
            >
              {text('actions')}
            </ButtonDropdown>
          )}
        </SpaceBetween>
      }
    >
      {customer?.profile.name ?? text('customer')}
    </Header>
  );
}
