import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { currencyDigits } from '@stampede/mobile-sdk/admin';
import { useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { writeAmount } from '../../../parts/amount.ts';
import { useFormats } from '../../../text/format.ts';
import type { StepProps } from './form.ts';
import { Label, TextField } from './text-field.tsx';

/** The second step: amounts as people write them. */
export function PriceStep({ form }: StepProps) {
  const text = useTranslations('dealEditor');
  const locale = useLocale();
  const formats = useFormats();
  const options = useMemo(() => currencies(locale), [locale]);
  const { currency } = form.draft;
  const { price, originalPrice } = form.read.terms;
  const saved = originalPrice.amountMinor - price.amountMinor;
  const decimal = { inputMode: 'decimal' } as const;
  return (
    <SpaceBetween size="l">
      <FormField label={<Label name="currency" />} errorText={form.error('currency')}>
        <Select
          selectedOption={
            options.find(({ value }) => value === currency) ?? { value: currency, label: currency }
          }
          onChange={({ detail }) => form.change({ currency: detail.selectedOption.value ?? currency })}
          options={options}
          filteringType="auto"
          filteringPlaceholder={text('findCurrency')}
          virtualScroll
        />
      </FormField>
      <TextField
        form={form}
        name="price"
        input={decimal}
        help={text('help.price', {
          currency,
          digits: currencyDigits(currency),
          example: writeAmount({ amountMinor: 1250, currency }, locale),
        })}
      />
      <TextField
        form={form}
        name="originalPrice"
        input={decimal}
        optional
        help={text('help.originalPrice')}
      />
      {saved > 0 && !form.error('price') && (
        <Box color="text-status-success">
          {text('discount', {
            share: formats.share(saved / originalPrice.amountMinor),
            amount: formats.money({ amountMinor: saved, currency }),
          })}
        </Box>
      )}
    </SpaceBetween>
  );
}

/** All currencies of the browser, the most used ones first. */
function currencies(locale: string) {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  const first = ['EUR', 'USD', 'GBP', 'CHF', 'JPY'];
  const codes = new Set([...first, ...Intl.supportedValuesOf('currency')]);
  return [...codes].map((value) => ({ value, label: `${value} – ${names.of(value) ?? value}` }));
}
