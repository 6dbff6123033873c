import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { CustomerRecord } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { LoadError } from '../../parts/load-state.tsx';
import { ConsentsTable } from './consents-table.tsx';
import { CustomerBookings } from './customer-bookings.tsx';
import { DeletionPanel } from './deletion-panel.tsx';
import { ExportsPanel } from './exports-panel.tsx';
import { InterestsPanel } from './interests-panel.tsx';
import { ProfilePanel } from './profile-panel.tsx';
import { RiskTable } from './risk-table.tsx';
import { SignInPanel } from './sign-in-panel.tsx';

interface Props {
  readonly customerId: string;
  readonly customer: {
    readonly data: CustomerRecord | undefined;
    readonly isError: boolean;
    readonly error: unknown;
    refetch(): unknown;
  };
}

const half = { colspan: { default: 12, m: 6 } } as const;

/** All that is held about a customer. */
export function CustomerView({ customerId, customer: { data, isError, error, refetch } }: Props) {
  const app = useTranslations('app');
  if (isError && !data) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (!data)
    return (
      <div role="status">
        <Spinner /> {app('loading')}
      </div>
    );
  return (
    <SpaceBetween size="l">
      <Grid gridDefinition={[half, half, half, half]}>
        <ProfilePanel customer={data} />
        <SignInPanel customer={data} />
        <InterestsPanel customer={data} />
        <ExportsPanel customer={data} />
      </Grid>
      {data.deletion && <DeletionPanel customerId={customerId} known={data.deletion} />}
      <CustomerBookings customer={data} />
      <ConsentsTable customer={data} />
      <RiskTable reviews={data.riskReviews} />
    </SpaceBetween>
  );
}
