import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../../frame/context.ts';
import { useSellers } from '../../../parts/people.ts';
import type { StepProps } from './form.ts';
import { Label } from './text-field.tsx';

/** The seller of a new deal. Sellers' deals are their own, so only admins choose. */
export function SellerField({ form }: StepProps) {
  const text = useTranslations('dealEditor');
  const { me } = useFrame();
  const sellers = useSellers();
  if (!hasRole(me, 'admin')) return undefined;
  const house = { value: '', label: text('house') };
  const options = [house, ...sellers.map(({ id, name }) => ({ value: id, label: name, description: id }))];
  return (
    <FormField
      label={<Label name="sellerId" />}
      constraintText={text('help.sellerId')}
      errorText={form.error('sellerId')}
    >
      <Select
        selectedOption={options.find(({ value }) => value === form.draft.sellerId) ?? house}
        onChange={({ detail }) => form.change({ sellerId: detail.selectedOption.value ?? '' })}
        options={options}
        filteringType="auto"
        filteringPlaceholder={text('findSeller')}
        virtualScroll
      />
    </FormField>
  );
}
