import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';
import { type Chosen, periods, stretchOf } from './period.ts';

interface Props {
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
}

/** Chooses how far back to go. */
export function PeriodField({ chosen, onChange }: Props) {
  const text = useTranslations('webhooks');
  const formats = useFormats();
  const options = periods.map((hours) => ({ value: String(hours), label: text(`periods.h${hours}`) }));
  const { from, to } = stretchOf(chosen);
  return (
    <FormField
      label={text('period')}
      description={text('fromTo', { from: formats.time(from), to: formats.time(to) })}
    >
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === String(chosen.hours)) ?? null}
        onChange={({ detail }) => {
          const hours = periods.find((one) => String(one) === detail.selectedOption.value);
          if (hours) onChange({ hours, until: Date.now() });
        }}
      />
    </FormField>
  );
}
