import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ApiError } from '@stampede/mobile-sdk/admin';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { DayPicker } from '../../parts/day-picker.tsx';
import { addDays, dayOf, formatDay, isDay } from '../../parts/days.ts';
import { LoadError, Loading } from '../../parts/load-state.tsx';
import { useRegion } from '../../text/format.ts';
import { LedgerReportView } from './ledger-report.tsx';

/** The nightly comparison of the ledger with Stripe, day by day. */
export default function LedgerPage() {
  const text = useTranslations('money');
  const locale = useRegion();
  const client = useClient();
  const [params, setParams] = useSearchParams();
  const yesterday = addDays(dayOf(Date.now()), -1);
  const asked = params.get('day');
  const day = isDay(asked) ? asked : yesterday;
  const show = (next: string) => setParams({ day: next }, { replace: true });
  const report = useQuery({
    queryKey: ['ledger', day],
    queryFn: ({ signal }) => client.ledgerReports.get(day, { signal }),
  });
  const isMissing = report.error instanceof ApiError && report.error.status === 404;
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={text('ledgerHelp')}>
        {text('ledgerOf', { day: formatDay(locale, day, 'full') })}
      </Header>
      <SpaceBetween direction="horizontal" size="xs" alignItems="end">
        <Button iconName="angle-left" onClick={() => show(addDays(day, -1))}>
          {text('dayBefore')}
        </Button>
        <DayField day={day} onChange={show} />
        <Button
          iconName="angle-right"
          iconAlign="right"
          disabled={day >= yesterday}
          onClick={() => show(addDays(day, 1))}
        >
          {text('dayAfter')}
        </Button>
      </SpaceBetween>
      {report.isPending && <Loading />}
      {isMissing && (
        <Alert type="info" header={text('noReport')}>
          {text(day > yesterday ? 'noReportYet' : 'noReportHelp')}
        </Alert>
      )}
      {report.isError && !isMissing && (
        <LoadError error={report.error} onRetry={() => void report.refetch()} />
      )}
      {report.data && !isMissing && <LedgerReportView report={report.data} />}
    </SpaceBetween>
  );
}

function DayField({ day, onChange }: { readonly day: string; readonly onChange: (day: string) => void }) {
  const text = useTranslations('money');
  const [typed, setTyped] = useState(day);
  useEffect(() => setTyped(day), [day]);
  return (
    <FormField label={text('dayUtc')}>
      <DayPicker
        value={typed}
        isDateEnabled={(date) => date.getTime() < Date.now()}
        onChange={({ detail }) => {
          setTyped(detail.value);
          if (isDay(detail.value)) onChange(detail.value);
        }}
      />
    </FormField>
  );
}
