import '@cloudscape-design/global-styles/index.css';
import AppLayout from '@cloudscape-design/components/app-layout';
import Header from '@cloudscape-design/components/header';
import SideNavigation from '@cloudscape-design/components/side-navigation';
import Table from '@cloudscape-design/components/table';
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly startsAt: string;
}

/** The least that a console of Cloudscape has: a layout, a navigation, and a table of rows that it fetches. */
function Bare() {
  const [rows, setRows] = useState<readonly Row[]>([]);
  useEffect(() => {
    void fetch('./deals.json')
      .then((answer) => answer.json())
      .then(({ items }: { items: readonly Row[] }) => setRows(items));
  }, []);
  return (
    <AppLayout
      toolsHide
      navigation={
        <SideNavigation activeHref="#/deals" items={[{ type: 'link', text: 'Deals', href: '#/deals' }]} />
      }
      content={
        <Table<Row>
          variant="full-page"
          header={<Header variant="h1">Deals</Header>}
          items={rows}
          columnDefinitions={[
            { id: 'title', header: 'Title', cell: ({ title }) => title },
            { id: 'state', header: 'State', cell: ({ state }) => state },
            { id: 'startsAt', header: 'Start', cell: ({ startsAt }) => startsAt },
          ]}
        />
      }
    />
  );
}

createRoot(document.getElementById('bare') as HTMLElement).render(
  <StrictMode>
    <Bare />
  </StrictMode>,
);
