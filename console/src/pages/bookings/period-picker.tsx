import DateRangePicker, { type DateRangePickerProps } from '@cloudscape-design/components/date-range-picker';
import FormField from '@cloudscape-design/components/form-field';
import { useTranslations } from 'use-intl';
import { timeZone } from '../../text/format.ts';
import { type BookingView, isTooLong, type Last, longestDays, usualLast } from './booking-search.ts';

interface Props {
  readonly view: BookingView;
  /** Without a period the search covers all time, and not the usual days. */
  readonly isAnyTime: boolean;
  readonly onChange: (view: BookingView) => void;
}

type Value = DateRangePickerProps.Value;

const offers: readonly Last[] = [
  { amount: 1, unit: 'hour' },
  { amount: 24, unit: 'hour' },
  usualLast,
  { amount: longestDays, unit: 'day' },
];

/** The time in which the bookings were placed. */
export function PeriodPicker({ view, isAnyTime, onChange }: Props) {
  const text = useTranslations('bookings');
  return (
    <FormField label={text('placed')} constraintText={text('zone', { zone: timeZone() })}>
      <DateRangePicker
        value={pickedOf(view, isAnyTime)}
        placeholder={text('anyTime')}
        dateOnly={false}
        relativeOptions={offers.map(({ amount, unit }) => ({
          key: `${amount}${unit}`,
          ...{ amount, unit, type: 'relative' as const },
        }))}
        customRelativeRangeUnits={['hour', 'day']}
        showClearButton={isAnyTime}
        onChange={({ detail }) => onChange(viewWith(view, detail.value))}
        isValidRange={(range) => {
          if (!range) return { valid: false, errorMessage: text('periodMissing') };
          if (
            range.type === 'absolute' &&
            (!range.startDate || !range.endDate || range.endDate < range.startDate)
          )
            return { valid: false, errorMessage: text('periodMissing') };
          const next = { ...viewWith(view, range), find: isAnyTime ? '-' : '' };
          return isTooLong(next, Date.now())
            ? { valid: false, errorMessage: text('periodTooLong', { days: longestDays }) }
            : { valid: true };
        }}
      />
    </FormField>
  );
}

function pickedOf({ from, to, last }: BookingView, isAnyTime: boolean): Value | null {
  if (from) return { type: 'absolute', startDate: from, endDate: to ?? new Date().toISOString() };
  const relative = last ?? (isAnyTime ? undefined : usualLast);
  return relative ? { type: 'relative', key: `${relative.amount}${relative.unit}`, ...relative } : null;
}

function viewWith({ find, status }: BookingView, value: Value | null): BookingView {
  const rest = { find, ...(status && { status }) };
  if (!value) return rest;
  if (value.type === 'absolute')
    return {
      ...rest,
      from: new Date(value.startDate).toISOString(),
      to: new Date(value.endDate).toISOString(),
    };
  return { ...rest, last: { amount: value.amount, unit: value.unit === 'hour' ? 'hour' : 'day' } };
}
