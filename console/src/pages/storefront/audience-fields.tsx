import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { StorefrontLanguage } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import type { FieldsProps } from './block-dialog.tsx';
import type { BlockForm } from './block-form.ts';
import { languages, people } from './blocks.ts';
import { useLanguageName } from './use-language-name.ts';

/** The visitors who see the block. */
export function AudienceFields({ form, change, error }: FieldsProps) {
  const text = useTranslations('storefront');
  const nameOf = useLanguageName();
  const whom = people.map((value) => ({ value, label: text(`people.${value}`) }));
  const spoken = languages.map((value) => ({ value, label: nameOf(value) }));
  const set = (index: number, changed: Partial<BlockForm['places'][number]>) =>
    change({ places: form.places.map((place, at) => (at === index ? { ...place, ...changed } : place)) });
  return (
    <SpaceBetween size="s">
      <FormField label={text('audience')} description={text('audienceHelp')}>
        <Select
          options={whom}
          selectedOption={whom.find(({ value }) => value === form.people) ?? null}
          expandToViewport
          onChange={({ detail }) => change({ people: detail.selectedOption.value as BlockForm['people'] })}
        />
      </FormField>
      <FormField label={text('audienceLanguages')} constraintText={text('audienceLanguagesHelp')}>
        <Multiselect
          options={spoken}
          selectedOptions={spoken.filter(({ value }) => form.languages.includes(value))}
          placeholder={text('everyLanguage')}
          expandToViewport
          onChange={({ detail }) =>
            change({ languages: detail.selectedOptions.map(({ value }) => value as StorefrontLanguage) })
          }
        />
      </FormField>
      <FormField
        label={text('places')}
        constraintText={text('placesHelp')}
        errorText={error('places')}
        stretch
      >
        <AttributeEditor
          items={form.places}
          addButtonText={text('addPlace')}
          removeButtonText={text('removePlace')}
          isItemRemovable={() => true}
          disableAddButton={form.places.length >= 20}
          empty={text('everywhere')}
          onAddButtonClick={() => change({ places: [...form.places, { country: '', city: '' }] })}
          onRemoveButtonClick={({ detail }) =>
            change({ places: form.places.filter((_, index) => index !== detail.itemIndex) })
          }
          definition={[
            {
              label: text('country'),
              control: ({ country }, index) => (
                <Input
                  value={country}
                  placeholder="DE"
                  ariaLabel={text('country')}
                  onChange={({ detail }) => set(index, { country: detail.value })}
                />
              ),
            },
            {
              label: text('cityOptional'),
              control: ({ city }, index) => (
                <Input
                  value={city}
                  placeholder="Berlin"
                  ariaLabel={text('cityOptional')}
                  onChange={({ detail }) => set(index, { city: detail.value })}
                />
              ),
            },
          ]}
        />
      </FormField>
    </SpaceBetween>
  );
}
