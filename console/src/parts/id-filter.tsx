import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';

interface Props {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly isValid: (text: string) => boolean;
  /** Shown below an id that is not valid. */
  readonly wrong: string;
  readonly onChange: (value: string) => void;
}

/** Filters a list by an id. Ids are pasted or typed, so the list waits for Enter or for the next field. */
export function IdFilter({ label, placeholder, value, isValid, wrong, onChange }: Props) {
  const [typed, setTyped] = useState(value);
  const trimmed = typed.trim();
  const isWrong = trimmed !== '' && !isValid(trimmed);
  const apply = () => !isWrong && trimmed !== value && onChange(trimmed);
  return (
    <FormField label={label} errorText={isWrong && wrong} stretch>
      <Input
        type="search"
        value={typed}
        placeholder={placeholder}
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
