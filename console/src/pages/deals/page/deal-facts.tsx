import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { houseSellerId } from '../../../parts/house-seller.ts';
import { IdText } from '../../../parts/id-text.tsx';
import { PageLink } from '../../../parts/page-link.tsx';
import { useSellers } from '../../../parts/people.ts';
import { timeZone, useFormats } from '../../../text/format.ts';
import { Thumbnail } from '../editor/pictures/thumbnail.tsx';
import { termsOf } from '../editor/terms.ts';
import { useTermText } from '../editor/use-term-text.ts';
import { DealSale } from './deal-sale.tsx';

/** Everything that is known of a deal. */
export function DealFacts({ deal }: { readonly deal: AdminDeal }) {
  const text = useTranslations('deals');
  const fields = useTranslations('dealEditor.fields');
  const formats = useFormats();
  const termText = useTermText();
  const terms = termsOf(deal);
  const term = (name: keyof typeof terms) => ({ label: fields(name), value: termText(name, terms) });
  return (
    <SpaceBetween size="l">
      <DealSale deal={deal} />
      <Container
        header={
          <Header variant="h2" description={text('page.zone', { zone: timeZone() })}>
            {text('page.offer')}
          </Header>
        }
      >
        <KeyValuePairs
          columns={3}
          items={[
            term('price'),
            term('originalPrice'),
            term('category'),
            term('startsAt'),
            term('endsAt'),
            term('tags'),
            {
              label: fields('description'),
              value: <Box variant="span">{deal.description || text('page.none')}</Box>,
            },
            {
              label: fields('pictures'),
              value:
                deal.pictures.length === 0 ? (
                  text('page.none')
                ) : (
                  <SpaceBetween size="xs">
                    {deal.pictures.map((picture) => (
                      <div key={picture.imageId}>
                        <Thumbnail picture={picture} />
                        <Box variant="small">{picture.alt}</Box>
                      </div>
                    ))}
                  </SpaceBetween>
                ),
            },
            {
              label: fields('images'),
              value:
                deal.images.length === 0 ? (
                  text('page.none')
                ) : (
                  <SpaceBetween size="xxs">
                    {deal.images.map((image) => (
                      <Box key={image} variant="span">
                        {image}
                      </Box>
                    ))}
                  </SpaceBetween>
                ),
            },
            term('location'),
            term('cancellationPolicy'),
          ]}
        />
      </Container>
      <Container header={<Header variant="h2">{text('page.limits')}</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            term('perCustomerLimit'),
            term('maxUnitsPerOrder'),
            term('maxUnpaidUnits'),
            term('signedInOnly'),
            term('challengeGuests'),
            term('drop'),
            term('recentSignInAbove'),
          ]}
        />
      </Container>
      <Container header={<Header variant="h2">{text('page.record')}</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: text('page.id'), value: <IdText id={deal.id} /> },
            { label: text('seller'), value: <SellerName id={deal.sellerId} /> },
            { label: text('externalId'), value: deal.externalId ?? text('page.none') },
            { label: text('page.version'), value: formats.number(deal.version) },
            { label: text('page.created'), value: formats.time(deal.createdAt) },
            { label: text('page.changed'), value: formats.time(deal.updatedAt) },
          ]}
        />
      </Container>
    </SpaceBetween>
  );
}

function SellerName({ id }: { readonly id: string }) {
  const text = useTranslations('deals');
  const sellers = useSellers();
  if (id === houseSellerId) return <>{text('house')}</>;
  return <PageLink to={`/sellers/${id}`}>{sellers.find((seller) => seller.id === id)?.name ?? id}</PageLink>;
}
