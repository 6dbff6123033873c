import FormField from '@cloudscape-design/components/form-field';
import { useTranslations } from 'use-intl';
import { DayPicker } from '../../parts/day-picker.tsx';
import { isDay } from '../../parts/days.ts';

interface Props {
  readonly date: string;
  readonly onChange: (date: string) => void;
}

/** The day whose slots the door is for. */
export function DayOfDoor({ date, onChange }: Props) {
  const text = useTranslations('door');
  return (
    <FormField label={text('day')} description={text('dayHelp')}>
      <DayPicker value={date} onChange={({ detail: { value } }) => isDay(value) && onChange(value)} />
    </FormField>
  );
}
