import FormField from '@cloudscape-design/components/form-field';
import Grid from '@cloudscape-design/components/grid';
import Select from '@cloudscape-design/components/select';
import { useTranslations } from 'use-intl';
import { IdFilter } from '../../parts/id-filter.tsx';
import { isBookingId } from '../../parts/ids.ts';
import { eventTypes } from './event-types.ts';
import { outcomes, type WebhookFilters } from './webhook-filters.ts';

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
      <IdFilter
        key={filters.booking}
        label={text('booking')}
        placeholder="bkg_…"
        value={filters.booking}
        isValid={isBookingId}
        wrong={text('bookingWrong')}
        onChange={(booking) => onChange({ ...filters, booking })}
      />
    </Grid>
  );
}
