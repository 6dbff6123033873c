import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { CustomerRecord } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { OneExport } from './one-export.tsx';

/** The exports of a customer's data, and whether somebody asked for their deletion. */
export function ExportsPanel({ customer }: { readonly customer: CustomerRecord }) {
  const text = useTranslations('customers');
  const { id, exports, deletion } = customer;
  return (
    <Container fitHeight header={<Header variant="h2">{text('data')}</Header>}>
      <SpaceBetween size="m">
        <div>
          <Box variant="awsui-key-label">{text('exports')}</Box>
          {exports.length === 0 && text('exportsNone')}
          <SpaceBetween size="xs">
            {exports.map((each) => (
              <OneExport key={each.id} customerId={id} known={each} />
            ))}
          </SpaceBetween>
        </div>
        {!deletion && (
          <div>
            <Box variant="awsui-key-label">{text('deletion')}</Box>
            {text('deletionNone')}
          </div>
        )}
      </SpaceBetween>
    </Container>
  );
}
