import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';

interface Props<Reason extends string> {
  readonly label: string;
  readonly reasons: Readonly<Record<Reason, string>>;
  readonly value: Reason;
  readonly onChange: (reason: Reason) => void;
}

/** The choice of a reason. There is no free text, because the audit log keeps it for years. */
export function ReasonChoice<Reason extends string>({ label, reasons, value, onChange }: Props<Reason>) {
  return (
    <FormField label={label} stretch>
      <RadioGroup
        value={value}
        items={Object.entries<string>(reasons).map(([each, name]) => ({ value: each, label: name }))}
        onChange={({ detail }) => onChange(detail.value as Reason)}
      />
    </FormField>
  );
}
