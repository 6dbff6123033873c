import AppLayout from '@cloudscape-design/components/app-layout';
import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import TopNavigation from '@cloudscape-design/components/top-navigation';
import { useState } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { Said } from '../parts/said.tsx';
import type { Me } from '../session/session.ts';
import { timeZone } from '../text/format.ts';
import { locales } from '../text/messages.ts';
import { chooseLocale } from '../text/preference.ts';
import { hasRole, useFrame } from './context.ts';
import { pages, sections } from './pages.ts';
import { chooseTheme, chosenTheme, themes } from './theme.ts';
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
  const [isOpen, setOpen] = useState(() => matchMedia('(min-width: 689px)').matches);
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
        navigationOpen={isOpen}
        onNavigationChange={({ detail }) => setOpen(detail.open)}
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
  return sections.flatMap((section) => {
    const items = pages.flatMap(({ nav, path, roles }) =>
      nav?.section === section && (!roles || hasRole(me, ...roles))
        ? [{ type: 'link' as const, text: text(nav.text), href: base + path }]
        : [],
    );
    return items.length > 0 ? [{ type: 'section-group' as const, title: text(section), items }] : [];
  });
}

function Header() {
  const text = useTranslations('app');
  const { session, me, config } = useFrame();
  const [theme, setTheme] = useState(chosenTheme);
  const themeTexts = { system: 'themeSystem', light: 'themeLight', dark: 'themeDark' } as const;
  return (
    <div id="console-header">
      <TopNavigation
        identity={{ href: `${base}/`, title: `${text('name')} · ${config.stage}` }}
        utilities={[
          {
            type: 'menu-dropdown',
            iconName: 'user-profile',
            text: me.name,
            description: text('timeZone', { zone: timeZone() }),
            items: [
              {
                id: 'theme',
                text: text('theme'),
                items: themes.map((each) => ({
                  id: `theme:${each}`,
                  itemType: 'checkbox' as const,
                  checked: each === theme,
                  text: text(themeTexts[each]),
                })),
              },
              {
                id: 'language',
                text: text('language'),
                items: locales.map((locale) => ({ id: `locale:${locale}`, text: languageNames[locale] })),
              },
              { id: 'sign-out', text: text('signOut') },
            ],
            onItemClick: ({ detail: { id } }) => {
              const [kind, value] = id.split(':');
              if (id === 'sign-out') void session.signOut();
              const chosen = themes.find((each) => each === value);
              if (kind === 'theme' && chosen) {
                chooseTheme(chosen);
                setTheme(chosen);
              }
              const locale = locales.find((each) => each === value);
              if (kind === 'locale' && locale) chooseLocale(locale);
            },
          },
        ]}
      />
    </div>
  );
}

/** A language is named in itself, so that its speakers find it. */
const languageNames = { en: 'English', de: 'Deutsch' } as const;
