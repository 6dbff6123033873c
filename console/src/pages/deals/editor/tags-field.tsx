import Autosuggest from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TokenGroup from '@cloudscape-design/components/token-group';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { StepProps } from './form.ts';
import { Label } from './text-field.tsx';
import { useKnownWords } from './use-known-words.ts';

/** Tags: typed or chosen, one after the other. */
export function TagsField({ form }: StepProps) {
  const text = useTranslations('dealEditor');
  const known = useKnownWords();
  const [typed, setTyped] = useState('');
  const { tags } = form.draft;
  const add = (value: string) => {
    const tag = value.trim();
    if (tag !== '' && !tags.includes(tag)) form.change({ tags: [...tags, tag] });
    setTyped('');
  };
  return (
    <FormField
      label={<Label name="tags" optional />}
      constraintText={text('help.tags')}
      errorText={form.error('tags')}
    >
      <SpaceBetween size="xs">
        <Autosuggest
          value={typed}
          placeholder={text('addTag')}
          onChange={({ detail }) => setTyped(detail.value)}
          onSelect={({ detail }) => add(detail.value)}
          onKeyDown={({ detail }) => detail.key === 'Enter' && add(typed)}
          onBlur={() => add(typed)}
          options={known.tags.filter((tag) => !tags.includes(tag)).map((value) => ({ value }))}
          enteredTextLabel={(value) => text('useCategory', { value })}
        />
        {tags.length > 0 && (
          <TokenGroup
            items={tags.map((tag) => ({ label: tag, dismissLabel: text('removeTag', { tag }) }))}
            onDismiss={({ detail }) =>
              form.change({ tags: tags.filter((_, index) => index !== detail.itemIndex) })
            }
          />
        )}
      </SpaceBetween>
    </FormField>
  );
}
