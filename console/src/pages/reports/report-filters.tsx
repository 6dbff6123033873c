import FormField from '@cloudscape-design/components/form-field';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../frame/context.ts';
import { DayPicker } from '../../parts/day-picker.tsx';
import { daysBetween, isDay } from '../../parts/days.ts';
import { useSellers } from '../../parts/people.ts';
import { timeZone } from '../../text/format.ts';
import { lastDays, mostDays, type Period } from './period.ts';
import { type ChosenComparison, comparisons, type ReportChoice } from './report-choice.ts';

interface Props {
  readonly choice: ReportChoice;
  readonly onChange: (part: Partial<Readonly<Record<keyof ReportChoice, string>>>) => void;
}

const presets = [1, 7, 30, 90] as const;

/** The period, what it is compared with, the seller and the zone. */
export function ReportFilters({ choice, onChange }: Props) {
  const text = useTranslations('reports');
  const { me } = useFrame();
  const { from, to, compare, seller, zone } = choice;
  const preset = presets.find((days) => {
    const last = lastDays(days, Date.now(), zone);
    return last.from === from && last.to === to;
  });
  const device = timeZone();
  const zones = [device, ...(device === 'UTC' ? [] : ['UTC'])].map((id) => ({
    value: id,
    label: id.replaceAll('_', ' '),
  }));
  const compared = comparisons.map((id) => ({ value: id, label: text(`compare.${id}`) }));
  return (
    <SpaceBetween direction="horizontal" size="m" alignItems="end">
      <SegmentedControl
        label={text('period')}
        selectedId={preset ? String(preset) : null}
        options={presets.map((days) => ({ id: String(days), text: text('lastDays', { days }) }))}
        onChange={({ detail }) => onChange({ ...lastDays(Number(detail.selectedId), Date.now(), zone) })}
      />
      <PeriodFields period={choice} onChange={onChange} />
      <FormField label={text('compareWith')}>
        <Select
          options={compared}
          selectedOption={compared.find(({ value }) => value === compare) ?? null}
          expandToViewport
          onChange={({ detail }) => onChange({ compare: detail.selectedOption.value as ChosenComparison })}
        />
      </FormField>
      {hasRole(me, 'admin', 'support') && (
        <SellerField seller={seller} onChange={(next) => onChange({ seller: next })} />
      )}
      {zones.length > 1 && (
        <FormField label={text('zone')}>
          <Select
            options={zones}
            selectedOption={zones.find(({ value }) => value === zone) ?? null}
            expandToViewport
            onChange={({ detail }) => onChange({ zone: detail.selectedOption.value === 'UTC' ? 'UTC' : '' })}
          />
        </FormField>
      )}
    </SpaceBetween>
  );
}

interface SellerProps {
  readonly seller: string;
  readonly onChange: (seller: string) => void;
}

function SellerField({ seller, onChange }: SellerProps) {
  const text = useTranslations('reports');
  const sellers = useSellers();
  const options = [
    { value: '', label: text('allSellers') },
    ...sellers.map(({ id, name }) => ({ value: id, label: name })),
    ...(seller && !sellers.some(({ id }) => id === seller) ? [{ value: seller, label: seller }] : []),
  ];
  return (
    <FormField label={text('seller')}>
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === seller) ?? null}
        filteringType="auto"
        expandToViewport
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}

interface PeriodProps {
  readonly period: Period;
  readonly onChange: (period: { from: string; to: string }) => void;
}

function PeriodFields({ period: { from, to }, onChange }: PeriodProps) {
  const text = useTranslations('reports');
  const [typed, setTyped] = useState({ from, to });
  useEffect(() => setTyped({ from, to }), [from, to]);
  const days = isDay(typed.from) && isDay(typed.to) ? daysBetween(typed.from, typed.to) : undefined;
  const error =
    days === undefined || (days >= 1 && days <= mostDays)
      ? undefined
      : text(days < 1 ? 'reversed' : 'tooLong', { most: mostDays });
  const change = (part: Partial<Period>) => {
    const next = { ...typed, ...part };
    setTyped(next);
    if (!isDay(next.from) || !isDay(next.to)) return;
    const length = daysBetween(next.from, next.to);
    if (length >= 1 && length <= mostDays) onChange(next);
  };
  return (
    <SpaceBetween direction="horizontal" size="m">
      <FormField label={text('from')} errorText={error}>
        <DayPicker value={typed.from} onChange={({ detail }) => change({ from: detail.value })} />
      </FormField>
      <FormField label={text('to')}>
        <DayPicker value={typed.to} onChange={({ detail }) => change({ to: detail.value })} />
      </FormField>
    </SpaceBetween>
  );
}
