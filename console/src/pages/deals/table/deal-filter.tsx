import PropertyFilter, { type PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import type { Seller } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../../frame/context.ts';
import { houseSellerId } from '../../../parts/house-seller.ts';
import type { DealState } from '../deal-steps.ts';
import { loadedProperties, oneOfEach } from './deal-query.ts';

interface Props {
  readonly query: PropertyFilterProps.Query;
  readonly sellers: readonly Seller[];
  readonly countText: string;
  readonly onChange: (query: PropertyFilterProps.Query) => void;
}

const states: readonly DealState[] = ['draft', 'scheduled', 'live', 'paused', 'ended', 'cancelled'];

/** Filters by what the server knows (state, seller, own id) and by texts in what is loaded. */
export function DealFilter({ query, sellers, countText, onChange }: Props) {
  const text = useTranslations('deals');
  const { me } = useFrame();
  const knowsSellers = hasRole(me, 'admin', 'support');
  const nameOf: Readonly<Record<string, (value: string) => string>> = {
    state: (value) => {
      const state = states.find((each) => each === value);
      return state ? text(`states.${state}`) : value;
    },
    sellerId: (id) =>
      id === houseSellerId ? text('house') : (sellers.find((seller) => seller.id === id)?.name ?? id),
  };
  const exactly = (key: string) => ({
    key,
    operators: [{ operator: '=' as const, format: nameOf[key] ?? String }],
    group: 'server',
  });
  const within = { operators: [':', '!:'], defaultOperator: ':' as const, group: 'loaded' };
  const properties: PropertyFilterProps.FilteringProperty[] = [
    { ...exactly('state'), propertyLabel: text('stateLabel'), groupValuesLabel: text('stateValues') },
    ...(knowsSellers
      ? [{ ...exactly('sellerId'), propertyLabel: text('seller'), groupValuesLabel: text('sellerValues') }]
      : []),
    {
      ...exactly('externalId'),
      propertyLabel: text('externalId'),
      groupValuesLabel: text('externalIdValues'),
    },
    ...loadedProperties.map((key) => ({
      key,
      propertyLabel: text(key === 'title' ? 'name' : key),
      groupValuesLabel: text('textValues'),
      ...within,
    })),
  ].map((property) => property as PropertyFilterProps.FilteringProperty);
  return (
    <PropertyFilter
      query={query}
      onChange={({ detail }) => onChange(oneOfEach(detail))}
      filteringProperties={properties}
      customGroupsText={[
        { group: 'server', properties: text('groupServer'), values: text('groupServer') },
        { group: 'loaded', properties: text('groupLoaded'), values: text('groupLoaded') },
      ]}
      filteringOptions={[
        ...states.map((value) => ({ propertyKey: 'state', value, label: text(`states.${value}`) })),
        ...(knowsSellers
          ? [
              { propertyKey: 'sellerId', value: houseSellerId, label: text('house') },
              ...sellers.map(({ id, name }) => ({ propertyKey: 'sellerId', value: id, label: name })),
            ]
          : []),
      ]}
      freeTextFiltering={{ operators: [':', '!:'], defaultOperator: ':' }}
      hideOperations
      filteringAriaLabel={text('filter')}
      filteringPlaceholder={text('filter')}
      countText={countText}
      virtualScroll
    />
  );
}
