import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { StorefrontBlock } from '@stampede/mobile-sdk/admin';
import { useLocale, useTranslations } from 'use-intl';
import type { FieldsProps } from './block-dialog.tsx';
import type { BlockForm } from './block-form.ts';
import { titleOf } from './blocks.ts';
import { DealSelect } from './deal-select.tsx';
import { PictureField } from './picture-field.tsx';
import { WordField } from './word-field.tsx';

const linkKinds = ['none', 'deal', 'collection', 'category', 'address'] as const;

/** The picture of a banner, and where it leads. */
export function LinkFields({
  form,
  change,
  error,
  blocks,
}: FieldsProps & { readonly blocks: readonly StorefrontBlock[] }) {
  const text = useTranslations('storefront');
  const isCountdown = form.kind === 'countdown';
  const options = linkKinds.map((value) => ({
    value,
    label: text(isCountdown && value === 'none' ? 'links.drop' : `links.${value}`),
  }));
  return (
    <SpaceBetween size="m">
      <PictureField form={form} change={change} error={error} />
      <FormField label={text('image')} description={text('imageHelp')} errorText={error('image')} stretch>
        <Input
          type="url"
          value={form.image}
          placeholder="https://"
          onChange={({ detail }) => change({ image: detail.value })}
        />
      </FormField>
      <ColumnLayout columns={2}>
        <FormField label={text('link')}>
          <Select
            options={options}
            selectedOption={options.find(({ value }) => value === form.linkKind) ?? null}
            expandToViewport
            onChange={({ detail }) =>
              change({ linkKind: detail.selectedOption.value as BlockForm['linkKind'], linkTarget: '' })
            }
          />
        </FormField>
        {form.linkKind !== 'none' && (
          <FormField label={text('target')} errorText={error('link')}>
            <Target
              kind={form.linkKind}
              value={form.linkTarget}
              blocks={blocks}
              onChange={(linkTarget) => change({ linkTarget })}
            />
          </FormField>
        )}
      </ColumnLayout>
    </SpaceBetween>
  );
}

interface TargetProps {
  readonly kind: Exclude<BlockForm['linkKind'], 'none'>;
  readonly value: string;
  readonly blocks: readonly StorefrontBlock[];
  readonly onChange: (target: string) => void;
}

function Target({ kind, value, blocks, onChange }: TargetProps) {
  const text = useTranslations('storefront');
  const locale = useLocale();
  if (kind === 'deal') return <DealSelect value={value} label={text('target')} onChange={onChange} />;
  if (kind === 'category') return <WordField kind="categories" value={value} onChange={onChange} />;
  if (kind === 'address')
    return (
      <Input
        type="url"
        value={value}
        placeholder="https://"
        onChange={({ detail }) => onChange(detail.value)}
      />
    );
  const options = blocks
    .filter((block) => block.kind === 'collection')
    .map((block) => ({ value: block.id, label: titleOf(block, locale) || block.id }));
  return (
    <Select
      options={options}
      selectedOption={options.find((one) => one.value === value) ?? null}
      placeholder={text('chooseCollection')}
      empty={text('noCollections')}
      expandToViewport
      onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
    />
  );
}
