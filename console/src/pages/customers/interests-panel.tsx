import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { CustomerRecord } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { DealName } from '../../parts/deal-name.tsx';
import { useFormats } from '../../text/format.ts';
import './customers.css';

/** Each title is a request of its own. */
const titles = 5;

/** The preferences of a customer, and the deals that they saved. */
export function InterestsPanel({ customer }: { readonly customer: CustomerRecord }) {
  const text = useTranslations('customers');
  const formats = useFormats();
  const { preferences, savedDeals, savedDealCount } = customer;
  const { categories, cities, radiusKm, version } = preferences;
  const shown = savedDeals.slice(0, titles);
  return (
    <Container fitHeight header={<Header variant="h2">{text('preferences')}</Header>}>
      <SpaceBetween size="m">
        <KeyValuePairs
          columns={2}
          items={[
            { label: text('categories'), value: categories.join(', ') || text('all') },
            {
              label: text('cities'),
              value: cities.map(({ city, country }) => `${city}, ${country}`).join(' · ') || text('all'),
            },
            {
              label: text('radius'),
              value: version === 0 ? text('notGiven') : text('km', { km: formats.number(radiusKm) }),
            },
          ]}
        />
        <div>
          <Box variant="awsui-key-label">{text('saved')}</Box>
          {shown.length === 0 && text('savedNone')}
          <ul className="customer-list">
            {shown.map(({ dealId, savedAt }) => (
              <li key={dealId}>
                <DealName id={dealId} />{' '}
                <Box variant="small" display="inline">
                  {formats.day(savedAt)}
                </Box>
              </li>
            ))}
          </ul>
          {savedDealCount > shown.length &&
            text('savedMore', { count: formats.number(savedDealCount - shown.length) })}
        </div>
      </SpaceBetween>
    </Container>
  );
}
