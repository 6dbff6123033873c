import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { Report } from '@stampede/mobile-sdk/admin';
import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { currenciesOf, measureId, measuresOf } from './measures.ts';
import { TimeTable } from './time-table.tsx';
import { useFigureText } from './use-figure-text.ts';

const Chart = lazy(() => import('./report-chart.tsx'));

/** One measure over time as a chart, and all of them as a table. */
export function ReportOverTime({ report }: { readonly report: Report }) {
  const text = useTranslations('reports');
  const shown = useFigureText();
  const [params, setParams] = useSearchParams();
  const currencies = currenciesOf([report.total, ...(report.before ? [report.before] : [])]);
  const measures = measuresOf(currencies);
  const wanted = params.get('measure');
  const measure = measures.find((each) => measureId(each) === wanted) ?? measures[0];
  if (!measure) return null;
  const options = measures.map((each) => ({ value: measureId(each), label: shown.name(each) }));
  const choose = (value: string) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        after.set('measure', value);
        return after;
      },
      { replace: true },
    );
  return (
    <Container header={<Header variant="h2">{text(report.by === 'hour' ? 'byHour' : 'byDay')}</Header>}>
      <SpaceBetween size="l">
        <FormField label={text('measure')}>
          <Select
            options={options}
            selectedOption={options.find(({ value }) => value === measureId(measure)) ?? null}
            expandToViewport
            onChange={({ detail }) => choose(detail.selectedOption.value ?? '')}
          />
        </FormField>
        <div className="report-chart">
          <Suspense fallback={<Spinner size="large" />}>
            <Chart report={report} measure={measure} />
          </Suspense>
        </div>
        <ExpandableSection headerText={text('asTable')}>
          <TimeTable report={report} measures={measures} />
        </ExpandableSection>
      </SpaceBetween>
    </Container>
  );
}
