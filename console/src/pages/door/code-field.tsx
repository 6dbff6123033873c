import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';

interface Props {
  readonly isBusy: boolean;
  readonly onCode: (code: string) => void;
}

/** The field for a code. A scanner that acts as a keyboard types it and presses Enter, so the field keeps the focus. */
export function CodeField({ isBusy, onCode }: Props) {
  const text = useTranslations('door');
  const [code, setCode] = useState('');
  const field = useRef<InputProps.Ref>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = () => {
    if (code.trim() === '') return;
    onCode(code);
    setCode('');
    field.current?.focus();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <FormField
        label={text('code')}
        description={text('codeHelp')}
        secondaryControl={
          <Button variant="primary" loading={isBusy} formAction="submit">
            {text('admit')}
          </Button>
        }
      >
        <Input
          ref={field}
          value={code}
          autoComplete={false}
          spellcheck={false}
          disableBrowserAutocorrect
          onChange={({ detail }) => setCode(detail.value)}
        />
      </FormField>
    </form>
  );
}
