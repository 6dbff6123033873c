import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import Table from '@cloudscape-design/components/table';
import type { ReportFigures } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';
import { type PayTime, payTimes } from './measures.ts';
import { useFigureText } from './use-figure-text.ts';

/** How long buyers took from the hold to the payment, in fixed buckets. */
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
        items={payTimes(total)}
        trackBy={({ withinSeconds }) => String(withinSeconds)}
        ariaLabels={{ tableLabel: text('holdToPaid') }}
        empty={text('nothing')}
        columnDefinitions={[
          {
            id: 'time',
            header: text('time'),
            isRowHeader: true,
            cell: ({ withinSeconds }: PayTime) => shown.within(withinSeconds),
          },
          { id: 'count', header: text('payments'), cell: ({ payments }) => formats.number(payments) },
          {
            id: 'share',
            header: text('share'),
            minWidth: 140,
            cell: ({ share }) => (
              <ProgressBar value={share * 100} variant="standalone" ariaLabel={formats.share(share)} />
            ),
          },
          { id: 'within', header: text('soFar'), cell: ({ soFar }) => formats.share(soFar) },
        ]}
      />
    </Container>
  );
}
