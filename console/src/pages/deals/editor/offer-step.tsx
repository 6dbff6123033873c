import Autosuggest from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useTranslations } from 'use-intl';
import type { StepProps } from './form.ts';
import { PicturesField } from './pictures/pictures-field.tsx';
import { SellerField } from './seller-field.tsx';
import { TagsField } from './tags-field.tsx';
import { Label, TextField } from './text-field.tsx';
import { useKnownWords } from './use-known-words.ts';

/** The first step: words and pictures. */
export function OfferStep({ form }: StepProps) {
  const text = useTranslations('dealEditor');
  const { categories } = useKnownWords();
  return (
    <SpaceBetween size="l">
      <TextField form={form} name="title" help={text('help.title')} />
      <FormField
        label={<Label name="description" optional />}
        constraintText={text('help.description')}
        errorText={form.error('description')}
      >
        <Textarea
          rows={6}
          value={form.draft.description}
          onChange={({ detail }) => form.change({ description: detail.value })}
        />
      </FormField>
      <FormField
        label={<Label name="category" />}
        constraintText={text('help.category')}
        errorText={form.error('category')}
      >
        <Autosuggest
          value={form.draft.category}
          onChange={({ detail }) => form.change({ category: detail.value })}
          options={categories.map((value) => ({ value }))}
          enteredTextLabel={(value) => text('useCategory', { value })}
          ariaRequired
        />
      </FormField>
      <TagsField form={form} />
      {!form.base && <SellerField form={form} />}
      <PicturesField form={form} />
      {!form.base && <TextField form={form} name="externalId" optional help={text('help.externalId')} />}
    </SpaceBetween>
  );
}
