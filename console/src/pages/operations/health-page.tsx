import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { LoadError, Loading } from '../../parts/load-state.tsx';
import { PageButton } from '../../parts/page-link.tsx';
import { useFormats } from '../../text/format.ts';
import { countsOf } from './health-counts.ts';
import { PartHealth } from './part-health.tsx';

const refetchMs = 30_000;

/** The state of every alarm, by the part of the system. Parts with an alarm are open. */
export default function HealthPage() {
  const text = useTranslations('reliability');
  const parts = useTranslations('parts');
  const formats = useFormats();
  const client = useClient();
  const health = useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => client.health.get({ signal }),
    refetchInterval: refetchMs,
  });
  if (health.isError && !health.data)
    return <LoadError isPage error={health.error} onRetry={() => void health.refetch()} />;
  if (!health.data) return <Loading />;
  const { data } = health;
  const counts = countsOf(data.parts.flatMap(({ alarms }) => alarms));
  return (
    <SpaceBetween size="m">
      <Header
        variant="h1"
        description={text('healthHelp', { time: formats.time(data.at) })}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              iconName="refresh"
              ariaLabel={parts('refresh')}
              loading={health.isFetching}
              onClick={() => void health.refetch()}
            />
            <PageButton to="/switches">{text('toSwitches')}</PageButton>
            <PageButton to="/runbook">{text('toRunbook')}</PageButton>
          </SpaceBetween>
        }
      >
        {text('health')}
      </Header>
      {data.parts.length === 0 ? (
        <Alert type="info" header={text('noAlarms')}>
          {text('noAlarmsHelp')}
        </Alert>
      ) : (
        <Alert
          type={counts.alarm > 0 ? 'error' : 'success'}
          header={text('alarmsOn', { count: counts.alarm })}
        >
          {text('alarmsElse', { ok: counts.ok, unknown: counts.unknown })}
        </Alert>
      )}
      {data.parts.map((part) => (
        <PartHealth key={part.name} part={part} />
      ))}
    </SpaceBetween>
  );
}
