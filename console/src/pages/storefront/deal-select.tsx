import Select from '@cloudscape-design/components/select';
import { useTranslations } from 'use-intl';
import { useDealChoices } from './use-deal-choices.ts';

interface Props {
  readonly value: string;
  readonly label: string;
  /** Deals that cannot be chosen again. */
  readonly without?: readonly string[];
  readonly onChange: (dealId: string) => void;
}

/** A choice of one of the newest deals, by title. */
export function DealSelect({ value, label, without = [], onChange }: Props) {
  const text = useTranslations('storefront');
  const { choices, isPending } = useDealChoices();
  const options = choices
    .filter(({ id }) => !without.includes(id))
    .map(({ id, title, state, city }) => ({
      value: id,
      label: title,
      description: [text(`dealStates.${state}`), city].filter(Boolean).join(' · '),
      filteringTags: [id],
    }));
  const chosen = options.find((one) => one.value === value) ?? (value ? { value, label: value } : null);
  return (
    <Select
      ariaLabel={label}
      placeholder={text('chooseDeal')}
      options={options}
      selectedOption={chosen}
      filteringType="auto"
      statusType={isPending ? 'loading' : 'finished'}
      empty={text('noDeals')}
      expandToViewport
      onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
    />
  );
}
