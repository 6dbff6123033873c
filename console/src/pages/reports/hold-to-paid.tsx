import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import Table from '@cloudscape-design/components/table';
import type { ReportFigures } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';
import { type HoldBucket, holdBuckets } from './measures.ts';
import { useFigureText } from './use-figure-text.ts';

/** How long buyers took from the hold to the payment, in the fixed buckets of the API. */
export function HoldToPaid({ total }: { readonly total: ReportFigures }) {
  const text = useTranslations('reports');
  const formats = useFormats();
  const shown = useFigureText();
  return (
    <Container
      header={
        <Header variant="h2" description={text('holdToPaidHelp')}>
          {text('holdToPaid')}
        </Header>
      }
    >
      <Table
        variant="embedded"
        contentDensity="compact"
        items={holdBuckets(total)}
        trackBy={({ upTo }) => String(upTo)}
        ariaLabels={{ tableLabel: text('holdToPaid') }}
        columnDefinitions={[
          {
            id: 'time',
            header: text('time'),
            isRowHeader: true,
            cell: (bucket: HoldBucket) => shown.bucket(bucket),
          },
          { id: 'count', header: text('payments'), cell: ({ count }) => formats.number(count) },
          {
            id: 'share',
            header: text('share'),
            minWidth: 140,
            cell: ({ share }) => (
              <ProgressBar value={share * 100} variant="standalone" ariaLabel={formats.share(share)} />
            ),
          },
          { id: 'within', header: text('soFar'), cell: ({ within }) => formats.share(within) },
        ]}
      />
    </Container>
  );
}
