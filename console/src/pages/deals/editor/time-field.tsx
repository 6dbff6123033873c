import DatePicker from '@cloudscape-design/components/date-picker';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TimeInput from '@cloudscape-design/components/time-input';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';

interface Props {
  readonly label: string;
  readonly date: string;
  readonly time: string;
  readonly error?: string;
  readonly help?: ReactNode;
  readonly disabled?: boolean;
  readonly onChange: (next: { readonly date?: string; readonly time?: string }) => void;
}

/** A day and a time on the clocks of the deal's zone. */
export function TimeField({ label, date, time, error = '', help, disabled = false, onChange }: Props) {
  const text = useTranslations('dealEditor');
  const locale = useLocale();
  return (
    <FormField label={label} errorText={error} constraintText={help}>
      <SpaceBetween direction="horizontal" size="xs">
        <DatePicker
          value={date}
          disabled={disabled}
          locale={locale}
          inputFormat="iso"
          format="iso"
          placeholder={text('datePlaceholder')}
          // Otherwise the day and the time would both be called by the field’s label alone.
          ariaLabelledby=""
          ariaLabel={`${label}: ${text('date')}`}
          openCalendarAriaLabel={(selected) =>
            `${text('openCalendar', { field: label })}${selected ? `, ${selected}` : ''}`
          }
          previousMonthAriaLabel={text('previousMonth')}
          nextMonthAriaLabel={text('nextMonth')}
          todayAriaLabel={text('today')}
          onChange={({ detail }) => onChange({ date: detail.value })}
        />
        <TimeInput
          value={time}
          disabled={disabled}
          format="hh:mm"
          placeholder="hh:mm"
          ariaLabelledby=""
          ariaLabel={`${label}: ${text('time')}`}
          onChange={({ detail }) => onChange({ time: detail.value })}
        />
      </SpaceBetween>
    </FormField>
  );
}
