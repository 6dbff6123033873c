import SpaceBetween from '@cloudscape-design/components/space-between';
import type { LookPurpose } from '@stampede/mobile-sdk/admin';
import { useState } from 'react';
import { useLocation, useParams } from 'react-router';
import { useOpenDialog } from '../../parts/use-open-dialog.ts';
import { CustomerDialogs } from './customer-dialogs.tsx';
import { CustomerHeader } from './customer-header.tsx';
import { CustomerView } from './customer-view.tsx';
import { passedOf } from './purpose.ts';
import { PurposeGate } from './purpose-gate.tsx';
import { useCustomer } from './use-customer.ts';

/** One customer: what is held about them, once somebody said why they look, and what staff may do for them. */
export default function CustomerPage() {
  const { customerId = '' } = useParams();
  // Another customer needs another purpose.
  return <OneCustomer key={customerId} customerId={customerId} />;
}

function OneCustomer({ customerId }: { readonly customerId: string }) {
  const { state } = useLocation();
  const [purpose, setPurpose] = useState<LookPurpose | undefined>(passedOf(state).purpose);
  const [open, show] = useOpenDialog();
  const customer = useCustomer(customerId, purpose);
  return (
    <SpaceBetween size="l">
      <CustomerHeader
        customerId={customerId}
        customer={customer.data}
        isReading={customer.isFetching}
        onRead={customer.data && (() => void customer.refetch())}
        onStep={show}
      />
      {purpose === undefined ? (
        <PurposeGate onChosen={setPurpose} />
      ) : (
        <CustomerView customerId={customerId} customer={customer} />
      )}
      {open && (
        <CustomerDialogs
          open={open}
          customerId={customerId}
          onClose={() => show(undefined)}
          onDone={() => {
            show(undefined);
            if (purpose) void customer.refetch();
          }}
        />
      )}
    </SpaceBetween>
  );
}
