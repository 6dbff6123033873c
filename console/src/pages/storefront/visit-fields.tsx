import ColumnLayout from '@cloudscape-design/components/column-layout';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import type { StorefrontLanguage } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { timeZone } from '../../text/format.ts';
import { TimeField } from '../deals/editor/time-field.tsx';
import { languages } from './blocks.ts';
import { useLanguageName } from './use-language-name.ts';
import { type Visit, visitAt, visitFrom } from './visit.ts';

interface Props {
  readonly visit: Visit;
  readonly onChange: (visit: Visit) => void;
}

/** The visitor and the instant of the preview. */
export function VisitFields({ visit, onChange }: Props) {
  const text = useTranslations('storefront');
  const nameOf = useLanguageName();
  const { body, place, time } = visit;
  const options = languages.map((value) => ({ value, label: nameOf(value) }));
  const set = (changed: Partial<Visit['body']>) => onChange({ ...visit, body: { ...body, ...changed } });
  return (
    <ExpandableSection headerText={text('visit')}>
      <SpaceBetween size="s">
        <TimeField
          label={text('visitTime')}
          {...time}
          help={text('visitTimeHelp')}
          onChange={(next) => onChange(visitAt(visit, { ...time, ...next }, timeZone()))}
        />
        <ColumnLayout columns={2}>
          <Toggle
            checked={body.signedIn === true}
            onChange={({ detail }) => set({ signedIn: detail.checked })}
          >
            {text('signedIn')}
          </Toggle>
          <Toggle
            checked={body.hasBooked === true}
            onChange={({ detail }) => set({ hasBooked: detail.checked })}
          >
            {text('hasBooked')}
          </Toggle>
          <FormField label={text('country')}>
            <Input
              value={place.country}
              placeholder="DE"
              onChange={({ detail }) => onChange(visitFrom(visit, { ...place, country: detail.value }))}
            />
          </FormField>
          <FormField label={text('city')}>
            <Input
              value={place.city}
              placeholder="Berlin"
              onChange={({ detail }) => onChange(visitFrom(visit, { ...place, city: detail.value }))}
            />
          </FormField>
        </ColumnLayout>
        <FormField label={text('language')}>
          <Select
            options={options}
            selectedOption={options.find(({ value }) => value === body.language) ?? null}
            expandToViewport
            onChange={({ detail }) => set({ language: detail.selectedOption.value as StorefrontLanguage })}
          />
        </FormField>
      </SpaceBetween>
    </ExpandableSection>
  );
}
