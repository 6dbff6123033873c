import './door.css';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { DoorOf } from '@stampede/mobile-sdk/admin';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { isDay, today } from '../../parts/days.ts';
import { LoadError, Loading } from '../../parts/load-state.tsx';
import { timeZone } from '../../text/format.ts';
import { DayOfDoor } from './day-of-door.tsx';
import { OneDoor } from './one-door.tsx';

const mostThings = 50;

/** The door of a deal or of a service's day: scan or type a code, see who came, take a use back. Its address names the door. */
export default function DoorPage() {
  const text = useTranslations('door');
  const client = useClient();
  const [params, setParams] = useSearchParams();
  const things = useQuery({
    queryKey: ['things', 'door'],
    queryFn: async () => {
      const [deals, services] = await Promise.all([
        client.deals.list({ limit: mostThings }),
        client.services.list({ limit: mostThings }),
      ]);
      return { deals: deals.items, services: services.items };
    },
  });
  if (things.isError) return <LoadError isPage error={things.error} onRetry={() => void things.refetch()} />;
  if (!things.data) return <Loading />;
  const { deals, services } = things.data;
  const optionsOf = (items: readonly { id: string; title: string; state: string }[]) =>
    items
      .filter(({ state }) => state !== 'draft')
      .map(({ id, title }) => ({ value: id, label: title, description: id }));
  const groups = [
    { label: text('deals'), options: optionsOf(deals) },
    { label: text('services'), options: optionsOf(services) },
  ].filter(({ options }) => options.length > 0);
  const of = doorOf(params);
  const chosen = of?.dealId ?? of?.serviceId;
  const selected = groups.flatMap(({ options }) => options).find(({ value }) => value === chosen);
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={text('description')}>
        {text('title')}
      </Header>
      <Select
        ariaLabel={text('for')}
        placeholder={text('choose')}
        filteringType="auto"
        options={groups}
        selectedOption={selected ?? (chosen ? { value: chosen, label: chosen } : null)}
        empty={text('nothing')}
        onChange={({ detail: { selectedOption } }) => setParams(paramsOf(selectedOption.value ?? ''))}
      />
      {of?.serviceId !== undefined && (
        <DayOfDoor date={of.date} onChange={(date) => setParams({ service: of.serviceId, date })} />
      )}
      {of && <OneDoor key={JSON.stringify(of)} of={of} />}
    </SpaceBetween>
  );
}

const paramsOf = (id: string): Record<string, string> =>
  id.startsWith('svc_') ? { service: id } : { deal: id };

/** Staff at the door are where it is, so their day is the day of its slots until they choose another one. */
function doorOf(params: URLSearchParams): DoorOf | undefined {
  const [dealId, serviceId, date] = [params.get('deal'), params.get('service'), params.get('date')];
  if (serviceId) return { serviceId, date: isDay(date) ? date : today(Date.now(), timeZone()) };
  return dealId ? { dealId } : undefined;
}
