import DatePicker, { type DatePickerProps } from '@cloudscape-design/components/date-picker';
import { useTranslations } from 'use-intl';

type Props = Pick<DatePickerProps, 'value' | 'onChange' | 'isDateEnabled'>;

/** A day, written as in `2026-12-24` in either language. */
export function DayPicker(props: Props) {
  const text = useTranslations('parts');
  return (
    <DatePicker
      {...props}
      expandToViewport
      format="iso"
      inputFormat="iso"
      placeholder={text('datePlaceholder')}
    />
  );
}
