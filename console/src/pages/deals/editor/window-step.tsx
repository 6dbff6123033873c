import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { timeZone, useFormats } from '../../../text/format.ts';
import type { StepProps } from './form.ts';
import { Label } from './text-field.tsx';
import { TimeField } from './time-field.tsx';
import { clockChanges, instantOf, localTimeAt, zoneLabel } from './zoned-time.ts';

/** The third step: the window on the clocks of a zone, and the changes of its clocks. */
export function WindowStep({ form }: StepProps) {
  const text = useTranslations('dealEditor');
  const { draft, read, base } = form;
  const { startsAt } = read.terms;
  const zones = useMemo(() => zonesAt(startsAt ? Date.parse(startsAt) : Date.now()), [startsAt]);
  const isStarted = base !== undefined && base.state !== 'draft' && base.state !== 'scheduled';
  return (
    <SpaceBetween size="l">
      <FormField label={<Label name="zone" />} constraintText={text('help.zone')}>
        <Select
          selectedOption={zones.find(({ value }) => value === draft.zone) ?? { value: draft.zone }}
          onChange={({ detail }) => form.change({ zone: detail.selectedOption.value ?? draft.zone })}
          options={zones}
          filteringType="auto"
          filteringPlaceholder={text('findZone')}
          virtualScroll
        />
      </FormField>
      <TimeField
        label={text('fields.startsAt')}
        date={draft.startDate}
        time={draft.startTime}
        disabled={isStarted}
        help={isStarted ? text('help.startFixed') : undefined}
        error={form.error('startsAt')}
        onChange={({ date = draft.startDate, time = draft.startTime }) =>
          form.change({ startDate: date, startTime: time })
        }
      />
      <TimeField
        label={text('fields.endsAt')}
        date={draft.endDate}
        time={draft.endTime}
        error={form.error('endsAt')}
        onChange={({ date = draft.endDate, time = draft.endTime }) =>
          form.change({ endDate: date, endTime: time })
        }
      />
      <WindowFacts form={form} />
    </SpaceBetween>
  );
}

/** How long the window is, what it is on the person's own clocks, and what happens to the clocks. */
function WindowFacts({ form: { draft, read } }: StepProps) {
  const text = useTranslations('dealEditor');
  const formats = useFormats();
  const { startsAt, endsAt } = read.terms;
  const twice = [
    { date: draft.startDate, time: draft.startTime },
    { date: draft.endDate, time: draft.endTime },
  ].filter((local) => instantOf(local, draft.zone).kind === 'twice');
  if (!startsAt || !endsAt || endsAt <= startsAt) return undefined;
  const minutes = Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000);
  return (
    <SpaceBetween size="s">
      <Box>
        {text('duration', {
          days: Math.floor(minutes / 1440),
          hours: Math.floor((minutes % 1440) / 60),
          minutes: minutes % 60,
        })}
      </Box>
      {draft.zone !== timeZone() && (
        <Box color="text-body-secondary">
          {text('inYourZone', {
            zone: timeZone(),
            start: formats.time(startsAt),
            end: formats.time(endsAt),
          })}
        </Box>
      )}
      {twice.map(({ date, time }) => (
        <Alert key={date + time} type="warning">
          {text('twice', { time: `${date} ${time}` })}
        </Alert>
      ))}
      {clockChanges(startsAt, endsAt, draft.zone).map(({ at, forward }) => (
        <Alert key={at} type="info">
          {text(forward > 0 ? 'clocksForward' : 'clocksBack', {
            minutes: Math.abs(forward),
            time: clockText(at, draft.zone),
          })}
        </Alert>
      ))}
    </SpaceBetween>
  );
}

/** Returns what the clocks of the deal's zone show, which may be another zone than the person's. */
function clockText(at: string, zone: string): string {
  const { date, time } = localTimeAt(at, zone);
  return `${date} ${time}`;
}

/** The zones that the browser knows, with their distance from UTC at an instant. */
function zonesAt(at: number) {
  const own = timeZone();
  return [...new Set([own, 'UTC', ...Intl.supportedValuesOf('timeZone')])].map((value) => ({
    value,
    label: zoneLabel(value, at),
    filteringTags: [value],
  }));
}
