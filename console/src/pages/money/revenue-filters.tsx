import DatePicker from '@cloudscape-design/components/date-picker';
import FormField from '@cloudscape-design/components/form-field';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../frame/context.ts';
import { daysBetween, isDay } from '../../parts/days.ts';
import { useSellers } from '../../parts/people.ts';
import { lastDays, mostDays, type Period } from './period.ts';

interface Props {
  readonly period: Period;
  readonly seller: string;
}

const presets = [7, 30, 90] as const;

/** The period and the seller, kept in the address. */
export function RevenueFilters({ period, seller }: Props) {
  const text = useTranslations('money');
  const { me } = useFrame();
  const [, setParams] = useSearchParams();
  const sellers = useSellers();
  const set = (part: Partial<Period> & { readonly seller?: string }) =>
    setParams(
      (params) => {
        const next = new URLSearchParams(params);
        for (const [name, value] of Object.entries({ ...period, ...part }))
          if (value) next.set(name, value);
          else next.delete(name);
        return next;
      },
      { replace: true },
    );
  const options = [
    { value: '', label: text('house') },
    ...sellers.map(({ id, name }) => ({ value: id, label: name })),
    ...(seller && !sellers.some(({ id }) => id === seller) ? [{ value: seller, label: seller }] : []),
  ];
  const preset = presets.find((days) => {
    const last = lastDays(days, Date.now());
    return last.from === period.from && last.to === period.to;
  });
  return (
    <SpaceBetween direction="horizontal" size="m" alignItems="end">
      <SegmentedControl
        label={text('period')}
        selectedId={preset ? String(preset) : null}
        options={presets.map((days) => ({ id: String(days), text: text('lastDays', { days }) }))}
        onChange={({ detail }) => set(lastDays(Number(detail.selectedId), Date.now()))}
      />
      <PeriodFields period={period} onChange={set} />
      {hasRole(me, 'admin', 'support') && (
        <FormField label={text('seller')}>
          <Select
            options={options}
            selectedOption={options.find(({ value }) => value === seller) ?? null}
            filteringType="auto"
            expandToViewport
            onChange={({ detail }) => set({ seller: detail.selectedOption.value ?? '' })}
          />
        </FormField>
      )}
    </SpaceBetween>
  );
}

interface FieldProps {
  readonly period: Period;
  readonly onChange: (period: Period) => void;
}

function PeriodFields({ period, onChange }: FieldProps) {
  const text = useTranslations('money');
  const [typed, setTyped] = useState(period);
  useEffect(() => setTyped({ from: period.from, to: period.to }), [period.from, period.to]);
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
        <DatePicker
          value={typed.from}
          expandToViewport
          placeholder="YYYY/MM/DD"
          onChange={({ detail }) => change({ from: detail.value })}
        />
      </FormField>
      <FormField label={text('to')}>
        <DatePicker
          value={typed.to}
          expandToViewport
          placeholder="YYYY/MM/DD"
          onChange={({ detail }) => change({ to: detail.value })}
        />
      </FormField>
    </SpaceBetween>
  );
}
