import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Grid from '@cloudscape-design/components/grid';
import Select from '@cloudscape-design/components/select';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { DayPicker } from '../../parts/day-picker.tsx';
import { isDay } from '../../parts/days.ts';
import { IdFilter } from '../../parts/id-filter.tsx';
import { useStaff } from '../../parts/people.ts';
import { type AuditFilters, auditKinds, hasFilters, isAuditName, noFilters } from './audit-filters.ts';
import { auditedOperations } from './audited-operations.ts';

interface Props {
  readonly filters: AuditFilters;
  readonly onChange: (filters: AuditFilters) => void;
}

const wide = { default: 12, xs: 6, s: 4, l: 2 } as const;

/** The filters that the API has. */
export function AuditFilterBar({ filters, onChange }: Props) {
  const text = useTranslations('audit');
  const state = useTranslations('state');
  const staff = useStaff();
  const people = [
    { value: '', label: text('anybody') },
    ...staff.map(({ id, email }) => ({ value: id, label: email })),
    ...(filters.actor && !staff.some(({ id }) => id === filters.actor)
      ? [{ value: filters.actor, label: filters.actor }]
      : []),
  ];
  const known: readonly string[] = auditedOperations;
  const operations = [
    { value: '', label: text('anything') },
    ...[
      ...known,
      ...(filters.operation && !known.includes(filters.operation) ? [filters.operation] : []),
    ].map((value) => ({ value, label: value })),
  ];
  const kinds = [
    { value: '', label: text('anyKind') },
    ...auditKinds.map((value) => ({ value: value as string, label: text(`kinds.${value}`) })),
  ];
  const set = (part: Partial<AuditFilters>) => onChange({ ...filters, ...part });
  return (
    <Grid gridDefinition={Array.from({ length: 7 }, () => wide).map((colspan) => ({ colspan }))}>
      <FormField label={text('actor')} stretch>
        <Select
          options={people}
          selectedOption={people.find(({ value }) => value === filters.actor) ?? null}
          filteringType="auto"
          expandToViewport
          onChange={({ detail }) => set({ actor: detail.selectedOption.value ?? '' })}
        />
      </FormField>
      <FormField label={text('operation')} stretch>
        <Select
          options={operations}
          selectedOption={operations.find(({ value }) => value === filters.operation) ?? null}
          filteringType="auto"
          expandToViewport
          onChange={({ detail }) => set({ operation: detail.selectedOption.value ?? '' })}
        />
      </FormField>
      <FormField label={text('kind')} stretch>
        <Select
          options={kinds}
          selectedOption={kinds.find(({ value }) => value === filters.kind) ?? null}
          expandToViewport
          onChange={({ detail }) => set({ kind: detail.selectedOption.value ?? '' })}
        />
      </FormField>
      <IdFilter
        key={filters.subject}
        label={text('subjectId')}
        placeholder={text('subjectPlaceholder')}
        value={filters.subject}
        isValid={isAuditName}
        wrong={text('subjectWrong')}
        onChange={(subject) => set({ subject })}
      />
      <DayFilter label={text('from')} value={filters.from} onChange={(from) => set({ from })} />
      <DayFilter label={text('to')} value={filters.to} onChange={(to) => set({ to })} />
      {hasFilters(filters) && (
        <FormField label=" ">
          <Button onClick={() => onChange(noFilters)}>{state('clear')}</Button>
        </FormField>
      )}
    </Grid>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function DayFilter({ label, value, onChange }: DayProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return (
    <FormField label={label} stretch>
      <DayPicker
        value={typed}
        onChange={({ detail }) => {
          setTyped(detail.value);
          if (detail.value === '' || isDay(detail.value)) onChange(detail.value);
        }}
      />
    </FormField>
  );
}
