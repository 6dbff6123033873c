import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { LoadError, Loading } from '../../parts/load-state.tsx';
import { useFormats } from '../../text/format.ts';
import { AddressSwitch } from './address-switch.tsx';
import { FlagSwitches } from './flag-switches.tsx';
import { SellerSwitch } from './seller-switch.tsx';

/** Somebody else may switch while the page is open. */
const refetchMs = 10_000;

/** The kill switches, each with its consequence. */
export default function SwitchesPage() {
  const text = useTranslations('switches');
  const formats = useFormats();
  const client = useClient();
  const switches = useQuery({
    queryKey: ['switches'],
    queryFn: ({ signal }) => client.switches.get({ signal }),
    refetchInterval: refetchMs,
  });
  if (switches.isError && !switches.data)
    return <LoadError isPage error={switches.error} onRetry={() => void switches.refetch()} />;
  if (!switches.data) return <Loading />;
  const { data } = switches;
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={`${text('description')} ${
          data.updatedAt ? text('changed', { time: formats.time(data.updatedAt) }) : text('neverChanged')
        }`}
      >
        {text('title')}
      </Header>
      <FlagSwitches switches={data} />
      <SellerSwitch switches={data} />
      <AddressSwitch switches={data} />
    </SpaceBetween>
  );
}
