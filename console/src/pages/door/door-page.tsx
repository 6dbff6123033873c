import './door.css';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { LoadError, Loading } from '../../parts/load-state.tsx';
import { DoorOfDeal } from './door-of-deal.tsx';

const mostDeals = 50;

/** The door of a deal: scan or type a code, see who came, take a use back. The page's address names the deal. */
export default function DoorPage() {
  const text = useTranslations('door');
  const client = useClient();
  const [params, setParams] = useSearchParams();
  const chosen = params.get('deal') ?? '';
  const deals = useQuery({
    queryKey: ['deals', 'door'],
    queryFn: async () => (await client.deals.list({ limit: mostDeals })).items,
  });
  if (deals.isError) return <LoadError isPage error={deals.error} onRetry={() => void deals.refetch()} />;
  if (!deals.data) return <Loading />;
  const options = deals.data
    .filter(({ state }) => state !== 'draft')
    .map(({ id, title }) => ({ value: id, label: title, description: id }));
  const selected =
    options.find(({ value }) => value === chosen) ?? (chosen ? { value: chosen, label: chosen } : null);
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={text('description')}>
        {text('title')}
      </Header>
      <Select
        ariaLabel={text('deal')}
        placeholder={text('chooseDeal')}
        filteringType="auto"
        options={options}
        selectedOption={selected}
        empty={text('noDeals')}
        onChange={({ detail }) => setParams({ deal: detail.selectedOption.value ?? '' })}
      />
      {chosen && <DoorOfDeal key={chosen} dealId={chosen} />}
    </SpaceBetween>
  );
}
