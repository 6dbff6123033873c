import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../frame/context.ts';
import { Loading } from '../../parts/load-state.tsx';
import { DealsNow } from './deals-now.tsx';
import { FirstRun, useFirstRun } from './first-run.tsx';
import { OpenWork } from './open-work.tsx';
import { Today } from './today.tsx';

/** The day at a glance: the money so far, what waits for somebody, and what sells now or soon. */
export default function OverviewPage() {
  const text = useTranslations('overview');
  const { me } = useFrame();
  const seesWork = hasRole(me, 'admin', 'support');
  const firstRun = useFirstRun();
  const title = <Header variant="h1">{text('title')}</Header>;
  // The steps would push all that is below them.
  if (firstRun === undefined)
    return (
      <SpaceBetween size="l">
        {title}
        <Loading />
      </SpaceBetween>
    );
  return (
    <SpaceBetween size="l">
      {title}
      {firstRun && <FirstRun steps={firstRun} />}
      <Grid
        gridDefinition={[
          { colspan: { default: 12, m: seesWork ? 7 : 12 } },
          ...(seesWork ? [{ colspan: { default: 12, m: 5 } }] : []),
          { colspan: 12 },
        ]}
      >
        <Today />
        {seesWork && <OpenWork />}
        <DealsNow />
      </Grid>
    </SpaceBetween>
  );
}
