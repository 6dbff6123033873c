import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useTranslations } from 'use-intl';

type Verdict = 'approved' | 'rejected';

interface Fields {
  readonly verdict: Verdict;
  readonly note: string;
}

interface Props {
  readonly fields: Fields;
  readonly change: (part: Partial<Fields>) => void;
  readonly labels: Readonly<Record<Verdict, string>>;
  /** Says what each verdict does. */
  readonly helps: Readonly<Record<Verdict, string>>;
  readonly noteHelp: string;
  /** The API's message about the note. */
  readonly noteError: string | undefined;
}

/** A verdict with a note: of an approval, and of the review of an order. */
export function VerdictFields({ fields, change, labels, helps, noteHelp, noteError }: Props) {
  const text = useTranslations('work');
  return (
    <SpaceBetween size="m">
      <FormField label={text('decision')}>
        <RadioGroup
          value={fields.verdict}
          onChange={({ detail }) =>
            change({ verdict: detail.value === 'rejected' ? 'rejected' : 'approved' })
          }
          items={(['approved', 'rejected'] as const).map((value) => ({
            value,
            label: labels[value],
            description: helps[value],
          }))}
        />
      </FormField>
      <FormField label={text('note')} constraintText={noteHelp} {...(noteError && { errorText: noteError })}>
        <Textarea value={fields.note} rows={2} onChange={({ detail }) => change({ note: detail.value })} />
      </FormField>
    </SpaceBetween>
  );
}
