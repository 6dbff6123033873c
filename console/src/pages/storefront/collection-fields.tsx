import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import List from '@cloudscape-design/components/list';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTranslations } from 'use-intl';
import type { FieldsProps } from './block-dialog.tsx';
import type { BlockForm } from './block-form.ts';
import { DealSelect } from './deal-select.tsx';
import { useDealChoices } from './use-deal-choices.ts';
import { WordField } from './word-field.tsx';

/** The deals of a collection: picked one by one, or found by a rule at each visit. */
export function CollectionFields({ form, change, error }: FieldsProps) {
  const text = useTranslations('storefront');
  return (
    <SpaceBetween size="s">
      <FormField label={text('deals')}>
        <SegmentedControl
          label={text('deals')}
          selectedId={form.pick}
          options={[
            { id: 'rule', text: text('byRule') },
            { id: 'hand', text: text('byHand') },
          ]}
          onChange={({ detail }) => change({ pick: detail.selectedId as BlockForm['pick'] })}
        />
      </FormField>
      {form.pick === 'hand' ? (
        <Picked form={form} change={change} error={error} />
      ) : (
        <Rule form={form} change={change} error={error} />
      )}
      <FormField label={text('limit')} constraintText={text('limitHelp')} errorText={error('limit')}>
        <Input
          type="number"
          inputMode="numeric"
          value={form.limit}
          onChange={({ detail }) => change({ limit: detail.value })}
        />
      </FormField>
    </SpaceBetween>
  );
}

function Picked({ form: { deals }, change, error }: FieldsProps) {
  const text = useTranslations('storefront');
  const { choices } = useDealChoices();
  const titleOf = (id: string) => choices.find((deal) => deal.id === id)?.title ?? id;
  return (
    <FormField label={text('picked')} description={text('pickedHelp')} errorText={error('deals')} stretch>
      <SpaceBetween size="xs">
        {deals.length > 0 && (
          <List
            sortable
            ariaLabel={text('picked')}
            items={deals}
            onSortingChange={({ detail }) => change({ deals: detail.items })}
            renderItem={(id) => ({
              id,
              content: titleOf(id),
              actions: (
                <Button
                  variant="icon"
                  iconName="remove"
                  ariaLabel={text('removeThis', { name: titleOf(id) })}
                  onClick={() => change({ deals: deals.filter((one) => one !== id) })}
                />
              ),
            })}
          />
        )}
        {deals.length < 24 && (
          <DealSelect
            value=""
            label={text('addDeal')}
            without={deals}
            onChange={(id) => id && change({ deals: [...deals, id] })}
          />
        )}
      </SpaceBetween>
    </FormField>
  );
}

const orders = ['newest', 'ending_soon'] as const;

function Rule({ form: { rule }, change, error }: FieldsProps) {
  const text = useTranslations('storefront');
  const set = (changed: Partial<BlockForm['rule']>) => change({ rule: { ...rule, ...changed } });
  const options = orders.map((value) => ({ value, label: text(`orders.${value}`) }));
  return (
    <ColumnLayout columns={2}>
      <FormField label={text('category')} constraintText={text('optional')} errorText={error('rule')}>
        <WordField kind="categories" value={rule.category} onChange={(category) => set({ category })} />
      </FormField>
      <FormField label={text('tag')} constraintText={text('optional')}>
        <WordField kind="tags" value={rule.tag} onChange={(tag) => set({ tag })} />
      </FormField>
      <FormField label={text('city')} constraintText={text('optional')}>
        <Input value={rule.city} onChange={({ detail }) => set({ city: detail.value })} />
      </FormField>
      <FormField label={text('order')}>
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === rule.order) ?? null}
          expandToViewport
          onChange={({ detail }) => set({ order: detail.selectedOption.value as BlockForm['rule']['order'] })}
        />
      </FormField>
    </ColumnLayout>
  );
}
