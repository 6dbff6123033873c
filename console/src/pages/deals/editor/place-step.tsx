import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Toggle from '@cloudscape-design/components/toggle';
import { lazy, Suspense, useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { countryCodes } from './country-codes.ts';
import type { StepProps } from './form.ts';
import { degrees, readPlace } from './map-view.ts';
import { Label, TextField } from './text-field.tsx';

const PlaceMap = lazy(() => import('./place-map.tsx'));

/** The sixth step: the place, if there is one. */
export function PlaceStep({ form }: StepProps) {
  const text = useTranslations('dealEditor');
  const locale = useLocale();
  const countries = useMemo(() => countriesIn(locale), [locale]);
  const { hasPlace, country } = form.draft;
  const decimal = { inputMode: 'decimal' } as const;
  return (
    <SpaceBetween size="l">
      <Toggle checked={hasPlace} onChange={({ detail }) => form.change({ hasPlace: detail.checked })}>
        {text('hasPlace')}
      </Toggle>
      {!hasPlace && <Box color="text-body-secondary">{text('noPlace')}</Box>}
      {hasPlace && (
        <SpaceBetween size="l">
          <TextField form={form} name="address" optional />
          <TextField form={form} name="city" />
          <FormField label={<Label name="country" />} errorText={form.error('country')}>
            <Select
              selectedOption={countries.find(({ value }) => value === country) ?? null}
              placeholder={text('chooseCountry')}
              onChange={({ detail }) => form.change({ country: detail.selectedOption.value ?? '' })}
              options={countries}
              filteringType="auto"
              filteringPlaceholder={text('findCountry')}
              virtualScroll
            />
          </FormField>
          <FormField label={text('map')}>
            <Suspense fallback={<Spinner />}>
              <PlaceMap
                place={readPlace(form.draft.latitude, form.draft.longitude)}
                onChange={({ latitude, longitude }) =>
                  form.change({ latitude: degrees(latitude), longitude: degrees(longitude) })
                }
              />
            </Suspense>
          </FormField>
          <TextField form={form} name="latitude" help={text('help.latitude')} input={decimal} />
          <TextField form={form} name="longitude" help={text('help.longitude')} input={decimal} />
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}

function countriesIn(locale: string) {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return countryCodes
    .map((value) => ({ value, label: names.of(value) ?? value, labelTag: value }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
}
