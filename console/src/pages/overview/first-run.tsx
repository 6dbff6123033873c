import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../frame/context.ts';
import { PageButton } from '../../parts/page-link.tsx';
import './overview.css';

const steps = ['colleague', 'seller', 'deal'] as const;
const places: Record<(typeof steps)[number], string> = {
  colleague: '/staff?open=invite',
  seller: '/sellers?open=create',
  deal: '/deals/new',
};

/** The first things to do in an empty shop. Each is checked off by what is there, and the list hides when all are done. */
export function FirstRun() {
  const text = useTranslations('overview');
  const { session, me } = useFrame();
  const { client } = session;
  const isAdmin = hasRole(me, 'admin');
  const { data } = useQuery({
    queryKey: ['overview', 'first-run'],
    queryFn: async ({ signal }) => {
      const [staff, sellers, deals] = await Promise.all([
        client.staff.list({ limit: 2 }, { signal }).then(({ items }) => items),
        client.sellers.list({ limit: 1 }, { signal }).then(({ items }) => items),
        client.deals.list({ limit: 1 }, { signal }).then(({ items }) => items),
      ]);
      return { colleague: staff.length > 1, seller: sellers.length > 0, deal: deals.length > 0 };
    },
    enabled: isAdmin,
  });
  if (!data || steps.every((step) => data[step])) return null;
  const done = steps.filter((step) => data[step]).length;
  return (
    <Container
      header={
        <Header variant="h2" description={text('firstRunHelp')} counter={`(${done}/${steps.length})`}>
          {text('firstRun')}
        </Header>
      }
    >
      <ul className="first-run">
        {steps.map((step) => (
          <li key={step}>
            <div>
              <StatusIndicator type={data[step] ? 'success' : 'pending'}>
                {text(data[step] ? 'stepDone' : 'stepOpen', { step: text(`steps.${step}.name`) })}
              </StatusIndicator>
              <Box color="text-body-secondary">{text(`steps.${step}.help`)}</Box>
            </div>
            {!data[step] && <PageButton to={places[step]}>{text(`steps.${step}.action`)}</PageButton>}
          </li>
        ))}
      </ul>
    </Container>
  );
}
