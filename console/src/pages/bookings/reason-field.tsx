import FormField from '@cloudscape-design/components/form-field';
import Textarea from '@cloudscape-design/components/textarea';
import { useTranslations } from 'use-intl';
import { longestReason, type RefundFaults } from './refund-fields.ts';

interface Props {
  readonly value: string;
  readonly fault: RefundFaults['reason'] | undefined;
  /** The API's message. */
  readonly error: string | undefined;
  readonly onChange: (reason: string) => void;
}

/** The reason that colleagues read in the audit log. */
export function ReasonField({ value, fault, error, onChange }: Props) {
  const text = useTranslations('bookings');
  const wrong = error ?? (fault && text(`reasonFaults.${fault}`, { count: longestReason }));
  return (
    <FormField
      label={text('reason')}
      constraintText={text('reasonHelp')}
      {...(wrong && { errorText: wrong })}
    >
      <Textarea value={value} rows={3} onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
  );
}
