import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { useTranslations } from 'use-intl';
import type { StepProps } from './form.ts';
import { TextField } from './text-field.tsx';

/** The fourth step: units, and what one buyer may take of them. */
export function StockStep({ form }: StepProps) {
  const text = useTranslations('dealEditor');
  const { draft, base } = form;
  const whole = { inputMode: 'numeric' } as const;
  const choices = (['auto', 'on', 'off'] as const).filter((value) => value !== 'auto' || !base);
  return (
    <SpaceBetween size="l">
      {base ? (
        <Alert type="info">{text('help.quantityLater')}</Alert>
      ) : (
        <TextField form={form} name="quantityTotal" help={text('help.quantityTotal')} input={whole} />
      )}
      <TextField
        form={form}
        name="perCustomerLimit"
        optional
        help={text('help.perCustomerLimit')}
        input={whole}
      />
      <TextField form={form} name="maxUnitsPerOrder" help={text('help.maxUnitsPerOrder')} input={whole} />
      <TextField
        form={form}
        name="maxUnpaidUnits"
        optional
        help={text('help.maxUnpaidUnits')}
        input={whole}
      />
      <TextField
        form={form}
        name="recentSignInAbove"
        optional
        help={text('help.recentSignInAbove')}
        input={{ inputMode: 'decimal' }}
      />
      <Toggle
        checked={draft.signedInOnly}
        description={text('help.signedInOnly')}
        onChange={({ detail }) => form.change({ signedInOnly: detail.checked })}
      >
        {text('fields.signedInOnly')}
      </Toggle>
      <Toggle
        checked={draft.drop}
        description={text('help.drop')}
        onChange={({ detail }) => form.change({ drop: detail.checked })}
      >
        {text('fields.drop')}
      </Toggle>
      <FormField label={text('fields.challengeGuests')}>
        <RadioGroup
          value={draft.challengeGuests}
          onChange={({ detail }) =>
            form.change({ challengeGuests: choices.find((each) => each === detail.value) ?? 'off' })
          }
          items={choices.map((value) => ({ value, label: text(`challenge.${value}`) }))}
        />
      </FormField>
    </SpaceBetween>
  );
}
