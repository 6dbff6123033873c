import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import type { StorefrontLanguage } from '@stampede/mobile-sdk/admin';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FieldsProps } from './block-dialog.tsx';
import { languages } from './blocks.ts';
import { useLanguageName } from './use-language-name.ts';

/** The texts, a tab for each language. The first language is for visitors of all others. */
export function TextsFields({ form, change, error }: FieldsProps) {
  const text = useTranslations('storefront');
  const nameOf = useLanguageName();
  const { texts, kind } = form;
  const [active, setActive] = useState<string>(texts[0]?.language ?? 'en');
  const free = languages.filter((one) => !texts.some(({ language }) => language === one));
  const set = (language: string, changed: Partial<(typeof texts)[number]>) =>
    change({ texts: texts.map((one) => (one.language === language ? { ...one, ...changed } : one)) });
  const add = (language: StorefrontLanguage) => {
    change({ texts: [...texts, { language, title: '', text: '', action: '' }] });
    setActive(language);
  };
  const remove = (language: string) => {
    const left = texts.filter((one) => one.language !== language);
    change({ texts: left });
    setActive(left[0]?.language ?? 'en');
  };
  return (
    <Tabs
      ariaLabel={text('languages')}
      activeTabId={active}
      onChange={({ detail }) => setActive(detail.activeTabId)}
      actions={
        <Select
          ariaLabel={text('addLanguage')}
          placeholder={text('addLanguage')}
          selectedOption={null}
          options={free.map((value) => ({ value, label: nameOf(value) }))}
          expandToViewport
          onChange={({ detail }) => add(detail.selectedOption.value as StorefrontLanguage)}
        />
      }
      tabs={texts.map(({ language, title, text: words, action }, index) => ({
        id: language,
        label: nameOf(language),
        content: (
          <SpaceBetween size="s">
            <FormField
              label={text('blockTitle')}
              constraintText={index === 0 ? text('fallbackHelp') : undefined}
              errorText={title.trim() === '' ? error('texts') : ''}
              stretch
            >
              <Input value={title} onChange={({ detail }) => set(language, { title: detail.value })} />
            </FormField>
            <FormField label={text('blockText')} stretch>
              <Input value={words} onChange={({ detail }) => set(language, { text: detail.value })} />
            </FormField>
            {kind !== 'collection' && (
              <FormField label={text('action')} description={text('actionHelp')} stretch>
                <Input value={action} onChange={({ detail }) => set(language, { action: detail.value })} />
              </FormField>
            )}
            {index > 0 && (
              <Button variant="inline-link" onClick={() => remove(language)}>
                {text('removeLanguage', { language: nameOf(language) })}
              </Button>
            )}
          </SpaceBetween>
        ),
      }))}
    />
  );
}
