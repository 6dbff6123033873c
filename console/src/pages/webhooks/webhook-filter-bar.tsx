import FormField from '@cloudscape-design/components/form-field';
import Grid from '@cloudscape-design/components/grid';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { eventTypes } from './event-types.ts';
import { isBookingId, outcomes, type WebhookFilters } from './webhook-filters.ts';

interface Props {
  readonly filters: WebhookFilters;
  readonly onChange: (filters: WebhookFilters) => void;
}

const wide = { default: 12, xs: 6, s: 4 } as const;

/** The filters that the API has. */
export function WebhookFilterBar({ filters, onChange }: Props) {
  const text = useTranslations('webhooks');
  const any = { value: '', label: text('any') };
  const ofOutcome = [any, ...outcomes.map((value) => ({ value, label: text(`outcomes.${value}`) }))];
  const ofType = [any, ...eventTypes.map((value) => ({ value, label: value }))];
  return (
    <Grid gridDefinition={[{ colspan: wide }, { colspan: wide }, { colspan: wide }]}>
      <FormField label={text('outcome')} stretch>
        <Select
          options={ofOutcome}
          selectedOption={ofOutcome.find(({ value }) => value === filters.outcome) ?? any}
          expandToViewport
          onChange={({ detail }) =>
            onChange({
              ...filters,
              outcome: outcomes.find((one) => one === detail.selectedOption.value) ?? '',
            })
          }
        />
      </FormField>
      <FormField label={text('type')} stretch>
        <Select
          options={ofType}
          selectedOption={ofType.find(({ value }) => value === filters.type) ?? { value: filters.type }}
          filteringType="auto"
          expandToViewport
          onChange={({ detail }) => onChange({ ...filters, type: detail.selectedOption.value ?? '' })}
        />
      </FormField>
      <BookingFilter
        key={filters.booking}
        value={filters.booking}
        onChange={(booking) => onChange({ ...filters, booking })}
      />
    </Grid>
  );
}

/** Ids are pasted or typed, so the list waits for Enter or for the next field. */
function BookingFilter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const text = useTranslations('webhooks');
  const [typed, setTyped] = useState(value);
  const trimmed = typed.trim();
  const isWrong = trimmed !== '' && !isBookingId(trimmed);
  const apply = () => !isWrong && trimmed !== value && onChange(trimmed);
  return (
    <FormField label={text('booking')} errorText={isWrong && text('bookingWrong')} stretch>
      <Input
        type="search"
        value={typed}
        placeholder="bkg_…"
        onChange={({ detail }) => {
          setTyped(detail.value);
          if (detail.value === '') onChange('');
        }}
        onBlur={apply}
        onKeyDown={({ detail }) => detail.key === 'Enter' && apply()}
      />
    </FormField>
  );
}
