import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { HealthAlarm, HealthPart, HealthState } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { PageLink } from '../../parts/page-link.tsx';
import { useFormats } from '../../text/format.ts';
import { countsOf } from './health-counts.ts';
import './operations.css';
import { usePartName } from './part-name.ts';

const indicators: Record<HealthState, StatusIndicatorProps.Type> = {
  ok: 'success',
  alarm: 'error',
  unknown: 'stopped',
};

/** One part of the system: its alarms, those that are on first. */
export function PartHealth({ part: { name, state, alarms } }: { readonly part: HealthPart }) {
  const text = useTranslations('reliability');
  const partName = usePartName();
  const counts = countsOf(alarms);
  return (
    <ExpandableSection
      variant="container"
      defaultExpanded={state === 'alarm'}
      headerText={partName(name)}
      headerActions={<StatusIndicator type={indicators[state]}>{text(`states.${state}`)}</StatusIndicator>}
      headerDescription={text('alarmCounts', counts)}
    >
      <ul className="health-alarms">
        {alarms.map((alarm) => (
          <Alarm key={alarm.name} alarm={alarm} />
        ))}
      </ul>
    </ExpandableSection>
  );
}

function Alarm({ alarm: { name, state, says, runbook, since, why } }: { readonly alarm: HealthAlarm }) {
  const text = useTranslations('reliability');
  const formats = useFormats();
  return (
    <li>
      <div>
        <StatusIndicator type={indicators[state]} iconAriaLabel={text(`states.${state}`)}>
          {name}
        </StatusIndicator>
        {runbook && <PageLink to={`/runbook?section=${runbook}`}>{text('whatToDo')}</PageLink>}
      </div>
      <div>{says}</div>
      {state !== 'ok' && (
        <Box variant="small" color="text-body-secondary">
          {since && state === 'alarm' && `${text('since', { time: formats.time(since) })} `}
          {why}
        </Box>
      )}
    </li>
  );
}
