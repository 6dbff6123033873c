import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Report } from '@stampede/mobile-sdk/admin';
import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../frame/context.ts';
import { download } from '../../parts/download.ts';
import { LoadError, Loading } from '../../parts/load-state.tsx';
import { timeZone } from '../../text/format.ts';
import { CountedUntil } from './counted-until.tsx';
import { DividedReport } from './divided-report.tsx';
import { HoldToPaid } from './hold-to-paid.tsx';
import { isEmpty } from './measures.ts';
import { readChoice } from './report-choice.ts';
import { reportCsv } from './report-csv.ts';
import { ReportFilters } from './report-filters.tsx';
import { ReportOverTime } from './report-over-time.tsx';
import { ReportTotals } from './report-totals.tsx';
import { isTooLongToDivide, useDividedReport, useTimeReport } from './use-reports.ts';
import './reports.css';

/** How a period went: sums beside those before, a chart, and the same by deal, category, city or seller. */
export default function ReportsPage() {
  const text = useTranslations('reports');
  const { me } = useFrame();
  const [params, setParams] = useSearchParams();
  const choice = readChoice(params, Date.now(), timeZone());
  const time = useTimeReport(choice);
  const divided = useDividedReport(choice);
  const change = (part: Readonly<Record<string, string>>) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        const { from, to } = choice;
        for (const [name, value] of Object.entries({ from, to, ...part }))
          if (value) after.set(name, value);
          else after.delete(name);
        return after;
      },
      { replace: true },
    );
  const save = (report: Report | undefined) =>
    report &&
    download(`report-${report.by}-${report.period.from}-${report.period.to}.csv`, reportCsv(report));
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={text('help')}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              iconName="refresh"
              ariaLabel={text('refresh')}
              loading={time.isFetching && !time.isPending}
              onClick={() => void Promise.all([time.refetch(), divided.refetch()])}
            />
            <ButtonDropdown
              items={[
                {
                  id: 'time',
                  text: text(time.data?.by === 'hour' ? 'byHour' : 'byDay'),
                  disabled: !time.data,
                },
                { id: 'divided', text: text(`by.${choice.by}`), disabled: !divided.data },
              ]}
              onItemClick={({ detail }) => save(detail.id === 'time' ? time.data : divided.data)}
            >
              {text('csv')}
            </ButtonDropdown>
          </SpaceBetween>
        }
      >
        {text('title')}
      </Header>
      <ReportFilters choice={choice} onChange={change} />
      {time.isError && !time.data && <LoadError error={time.error} onRetry={() => void time.refetch()} />}
      {time.isPending && <Loading />}
      {time.data && <CountedUntil report={time.data} readAt={time.dataUpdatedAt} />}
      {time.data &&
        (isEmpty(time.data.total) && (!time.data.before || isEmpty(time.data.before)) ? (
          <Container>
            <Box textAlign="center">{text('empty')}</Box>
          </Container>
        ) : (
          <SpaceBetween size="l">
            <ReportTotals report={time.data} divided={divided.data} isDividing={divided.isLoading} />
            <ReportOverTime report={time.data} />
            <DividedReport
              report={divided}
              by={choice.by}
              hasSellers={hasRole(me, 'admin', 'support')}
              isTooLong={isTooLongToDivide(choice)}
              onDivide={(by) => change({ by })}
            />
            <HoldToPaid total={time.data.total} />
          </SpaceBetween>
        ))}
    </SpaceBetween>
  );
}
