import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { Report, ReportFigures } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { formatDay } from '../../parts/days.ts';
import { useRegion } from '../../text/format.ts';
import { Comparison } from './comparison.tsx';
import {
  currenciesOf,
  figureOf,
  isCost,
  type Measure,
  measureId,
  measuresOf,
  sellThroughOf,
} from './measures.ts';
import { useFigureText } from './use-figure-text.ts';

interface Props {
  readonly report: Report;
  /** The same period by deals, for what is sold of what was offered. */
  readonly divided: Report | undefined;
  readonly isDividing: boolean;
}

/** The sums of the period, each beside that of the period before. */
export function ReportTotals({ report: { total, before, compared }, divided, isDividing }: Props) {
  const text = useTranslations('reports');
  const locale = useRegion();
  const shown = useFigureText();
  const currencies = currenciesOf([total, ...(before ? [before] : [])]);
  const ofMeasure = (measure: Measure) => ({
    label: shown.name(measure),
    value: (
      <Comparison
        value={shown.value(measure, figureOf(total, measure))}
        now={figureOf(total, measure)}
        before={before && figureOf(before, measure)}
        shownBefore={before ? shown.value(measure, figureOf(before, measure)) : ''}
        isCost={isCost(measure)}
      />
    ),
    id: measureId(measure),
  });
  /** Money that hardly ever moves is shown when it does. */
  const matters = (measure: Measure) =>
    measure.kind !== 'money' ||
    measure.name === 'netMinor' ||
    [total, before].some((figures) => figures && figureOf(figures, measure));
  const timeOf = (figures: ReportFigures) => shown.within(figures.timeToPay.medianSeconds);
  const sale = divided?.total.sale;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            compared &&
            text('comparedWith', {
              from: formatDay(locale, compared.from),
              to: formatDay(locale, compared.to),
            })
          }
        >
          {text('total')}
        </Header>
      }
    >
      <KeyValuePairs
        columns={4}
        minColumnWidth={180}
        items={[
          ...measuresOf(currencies).filter(matters).map(ofMeasure),
          {
            label: text('sellThrough'),
            value: (
              <>
                <Box fontSize="heading-m" fontWeight="bold">
                  {shown.share(sale && sellThroughOf({ sale }))}
                </Box>
                <Box variant="small" display="block" color="text-body-secondary">
                  {sale
                    ? text('soldOf', { sold: sale.unitsSold, offered: sale.unitsOffered, deals: sale.deals })
                    : text(isDividing ? 'counting' : 'notKnown')}
                </Box>
              </>
            ),
          },
          {
            label: text('holdToPaid'),
            value: (
              <>
                <Box fontSize="heading-m" fontWeight="bold">
                  {timeOf(total)}
                </Box>
                {before && (
                  <Box variant="small" display="block" color="text-body-secondary">
                    {text('before', { value: timeOf(before) })}
                  </Box>
                )}
              </>
            ),
          },
        ]}
      />
    </Container>
  );
}
