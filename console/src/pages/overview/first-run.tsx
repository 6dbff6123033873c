import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../frame/context.ts';
import { Loading } from '../../parts/load-state.tsx';
import { PageButton } from '../../parts/page-link.tsx';
import { Unmeasured } from '../../parts/unmeasured.tsx';
import { doneSteps, type SetupStep, setupSteps } from './setup-steps.ts';
import './overview.css';

/** Keys are put into a secret by an operator: no page of the console may hold them. */
const places: Readonly<Partial<Record<SetupStep, string>>> = {
  colleague: '/staff?open=invite',
  seller: '/sellers?open=create',
  deal: '/deals/new',
};

/** The first things to do in an empty shop. Each is checked off by what is there, and the list hides when all are done. */
export function FirstRun() {
  const text = useTranslations('overview');
  const { session, me } = useFrame();
  const { client } = session;
  const { data, isLoading } = useQuery({
    queryKey: ['overview', 'first-run'],
    queryFn: async ({ signal }) => {
      const [staff, sellers, deals, setup] = await Promise.all([
        client.staff.list({ limit: 2 }, { signal }),
        client.sellers.list({ limit: 1 }, { signal }),
        client.deals.list({ limit: 1 }, { signal }),
        client.setup.get({ signal }),
      ]);
      return doneSteps({
        ...{ staff: staff.items.length, sellers: sellers.items.length, deals: deals.items.length, setup },
      });
    },
    enabled: hasRole(me, 'admin'),
  });
  // The rest of the page is below it.
  if (isLoading)
    return (
      <Unmeasured isLoading>
        <Loading />
      </Unmeasured>
    );
  if (!data || setupSteps.every((step) => data[step])) return null;
  const done = setupSteps.filter((step) => data[step]).length;
  return (
    <Container
      header={
        <Header variant="h2" description={text('firstRunHelp')} counter={`(${done}/${setupSteps.length})`}>
          {text('firstRun')}
        </Header>
      }
    >
      <ul className="first-run">
        {setupSteps.map((step) => (
          <li key={step}>
            <div>
              <StatusIndicator type={data[step] ? 'success' : 'pending'}>
                {text(data[step] ? 'stepDone' : 'stepOpen', { step: text(`steps.${step}.name`) })}
              </StatusIndicator>
              <Box color="text-body-secondary">{text(`steps.${step}.help`)}</Box>
            </div>
            <StepAction step={step} isDone={data[step]} />
          </li>
        ))}
      </ul>
    </Container>
  );
}

function StepAction({ step, isDone }: { readonly step: SetupStep; readonly isDone: boolean }) {
  const text = useTranslations('overview');
  const place = places[step];
  if (isDone || !place) return null;
  return <PageButton to={place}>{text(`steps.${step as 'deal'}.action`)}</PageButton>;
}
