import AppLayout from '@cloudscape-design/components/app-layout';
import Badge from '@cloudscape-design/components/badge';
import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { Said } from '../parts/said.tsx';
import { countText, useWorkCounts, workListAt } from '../parts/work-counts.ts';
import type { Me } from '../session/session.ts';
import { useFormats } from '../text/format.ts';
import { hasRole, useFrame } from './context.ts';
import { Header } from './header.tsx';
import { useNavigationOpen } from './navigation-open.ts';
import { pages, sections } from './pages.ts';
import { useIsWall } from './wall.ts';

const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** The page, with navigation and header unless it is on a wall. */
export function Layout() {
  if (!useIsWall()) return <Desk />;
  return (
    <main id="content">
      <Outlet />
    </main>
  );
}

/** Navigation, header and the page. */
function Desk() {
  const text = useTranslations();
  const { me } = useFrame();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const navigation = useNavigationOpen();
  return (
    <>
      <a className="skip-link" href="#content">
        {text('app.skip')}
      </a>
      <Header />
      <AppLayout
        headerSelector="#console-header"
        toolsHide
        notifications={<Said />}
        stickyNotifications
        navigationOpen={navigation.isOpen}
        onNavigationChange={({ detail }) => navigation.setOpen(detail.open)}
        navigation={
          <SideNavigation
            activeHref={`${base}/${pathname.split('/')[1]}`}
            items={useNavigation(me)}
            onFollow={(event) => {
              event.preventDefault();
              void navigate(event.detail.href.slice(base.length));
            }}
          />
        }
        content={
          <div id="content">
            <Outlet />
          </div>
        }
      />
    </>
  );
}

function useNavigation(me: Me): SideNavigationProps.Item[] {
  const text = useTranslations('nav');
  const formats = useFormats();
  const { data: counts } = useWorkCounts();
  const badge = (path: string) => {
    const list = workListAt(path);
    const waiting = list && counts?.[list];
    return waiting && waiting.count > 0
      ? { info: <Badge color="red">{countText(waiting, formats.number)}</Badge> }
      : {};
  };
  return sections.flatMap((section) => {
    const items = pages.flatMap(({ nav, path, roles }) =>
      nav?.section === section && (!roles || hasRole(me, ...roles))
        ? [{ type: 'link' as const, text: text(nav.text), href: base + path, ...badge(path) }]
        : [],
    );
    return items.length > 0 ? [{ type: 'section-group' as const, title: text(section), items }] : [];
  });
}
