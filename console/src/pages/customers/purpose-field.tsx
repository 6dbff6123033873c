import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import type { LookPurpose } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { purposes } from './purpose.ts';

interface Props {
  readonly value: LookPurpose | undefined;
  readonly isMissing: boolean;
  readonly onChange: (purpose: LookPurpose) => void;
}

/** The choice of why somebody looks at a customer. */
export function PurposeField({ value, isMissing, onChange }: Props) {
  const text = useTranslations('customers');
  const options = purposes.map((each) => ({ value: each, label: text(`purposes.${each}`) }));
  return (
    <FormField
      label={text('purpose')}
      constraintText={text('purposeHelp')}
      errorText={isMissing && text('purposeMissing')}
      stretch
    >
      <Select
        options={options}
        placeholder={text('choosePurpose')}
        selectedOption={options.find((option) => option.value === value) ?? null}
        expandToViewport
        onChange={({ detail }) => onChange(detail.selectedOption.value as LookPurpose)}
      />
    </FormField>
  );
}
