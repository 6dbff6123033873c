import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../frame/context.ts';
import { PageButton } from '../../parts/page-link.tsx';
import { useStored } from '../../parts/use-stored.ts';
import { doneSteps, type SetupStep, setupSteps } from './setup-steps.ts';
import './overview.css';

/** Keys are put into a secret by an operator: no page of the console may hold them. */
const places: Readonly<Partial<Record<SetupStep, string>>> = {
  colleague: '/staff?open=invite',
  seller: '/sellers?open=create',
  deal: '/deals/new',
};

/**
 * Loads which of the first steps are done. A browser that has seen all of them done does not ask again.
 * @returns nothing before it is known; null when there is nothing left to do, or the person is no admin
 */
export function useFirstRun(): Steps | null | undefined {
  const { session, me } = useFrame();
  const { client } = session;
  const [isOver, setOver] = useStored('first-run-over', false, (kept) => kept === true);
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
    enabled: hasRole(me, 'admin') && !isOver,
  });
  const isDone = data !== undefined && setupSteps.every((step) => data[step]);
  useEffect(() => {
    if (isDone) setOver(true);
  }, [isDone, setOver]);
  if (isLoading) return undefined;
  return data && !isDone ? data : null;
}

type Steps = ReturnType<typeof doneSteps>;

/** The first things to do in an empty shop. Each is checked off by what is there, and the list hides when all are done. */
export function FirstRun({ steps: data }: { readonly steps: Steps }) {
  const text = useTranslations('overview');
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
