import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { LoadError } from '../../parts/load-state.tsx';
import { FoundCustomers } from './found-customers.tsx';
import { passedOf } from './purpose.ts';
import { SearchForm, type Wanted } from './search-form.tsx';

/** Finds customers. The typed text is in no address, since it may be an e-mail address or a name. */
export default function CustomersPage() {
  const text = useTranslations('customers');
  const client = useClient();
  const navigate = useNavigate();
  const { state, key } = useLocation();
  const { find = '', purpose } = passedOf(state);
  const search = useMutation({
    mutationFn: ({ sought, purpose: why }: Wanted) =>
      client.customers.search({
        purpose: why,
        ...(sought.kind === 'email' && { email: sought.email }),
        ...(sought.kind === 'name' && { name: sought.name }),
      }),
  });
  const start = (wanted: Wanted) => {
    if (wanted.sought.kind === 'id')
      void navigate(`/customers/${wanted.sought.id}`, { state: { purpose: wanted.purpose } });
    else search.mutate(wanted);
  };
  // An earlier result does not belong to the search that the palette passes now.
  const shownFor = useRef(key);
  useEffect(() => {
    if (shownFor.current === key) return;
    shownFor.current = key;
    search.reset();
  });
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={text('description')}>
        {text('title')}
      </Header>
      <Container>
        <SearchForm key={key} find={find} purpose={purpose} isSearching={search.isPending} onSearch={start} />
      </Container>
      {search.isError && (
        <LoadError error={search.error} onRetry={() => search.variables && search.mutate(search.variables)} />
      )}
      {search.data && search.variables && <FoundCustomers matches={search.data} wanted={search.variables} />}
      {search.isIdle && <Box color="text-body-secondary">{text('before')}</Box>}
    </SpaceBetween>
  );
}
