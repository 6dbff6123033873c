import { I18nProvider, type I18nProviderProps } from '@cloudscape-design/components/i18n';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useSyncExternalStore } from 'react';
import { createBrowserRouter, Navigate, RouterProvider } from 'react-router';
import { IntlProvider } from 'use-intl';
import type { ConsoleConfig } from '../console-config.ts';
import type { Me, Session } from '../session/session.ts';
import { regionOf, timeZone } from '../text/format.ts';
import type { Texts } from '../text/messages.ts';
import { FrameContext, hasRole } from './context.ts';
import { Layout } from './layout.tsx';
import { NotFound } from './not-found.tsx';
import { PageFailed } from './page-failed.tsx';
import { type Page, pages } from './pages.ts';

const SignInAgain = lazy(() => import('./sign-in-again.tsx'));

interface Props {
  readonly config: ConsoleConfig;
  readonly session: Session;
  /** The store of answers. The start may have asked for some. */
  readonly queries: QueryClient;
  readonly texts: Texts;
  readonly componentMessages: I18nProviderProps.Messages;
}

/** The console around its pages. */
export function Console({ config, session, queries, texts, componentMessages }: Props) {
  const me = useSyncExternalStore(session.onMe, session.me);
  const messages = useSyncExternalStore(texts.onChange, texts.current);
  const need = useSyncExternalStore(session.needs.onChange, session.needs.current);
  const frame = useMemo(() => ({ config, session, me }), [config, session, me]);
  // Another name is no reason to begin the page again.
  const roles = me.roles.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the roles decide the routes
  const router = useMemo(() => routerFor(me, texts), [roles, texts]);
  return (
    <IntlProvider locale={texts.locale} messages={messages} timeZone={timeZone()}>
      <I18nProvider locale={regionOf(texts.locale, navigator.languages)} messages={[componentMessages]}>
        <FrameContext value={frame}>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
            {need && (
              <Suspense>
                <SignInAgain need={need} />
              </Suspense>
            )}
          </QueryClientProvider>
        </FrameContext>
      </I18nProvider>
    </IntlProvider>
  );
}

const routerFor = (me: Me, texts: Texts) =>
  createBrowserRouter(
    [
      {
        element: <Layout />,
        errorElement: <PageFailed />,
        children: [
          {
            // The navigation around a page that fails stays.
            errorElement: <PageFailed />,
            children: [
              { index: true, element: <Navigate to="/overview" replace /> },
              ...pages.map((page) => ({ path: page.path, lazy: () => routeOf(page, me, texts) })),
              { path: '*', element: <NotFound /> },
            ],
          },
        ],
      },
    ],
    { basename: import.meta.env.BASE_URL.replace(/\/$/, '') },
  );

async function routeOf({ load, roles, texts: names }: Page, me: Me, texts: Texts) {
  if (roles && !hasRole(me, ...roles)) {
    const { Forbidden } = await import('./forbidden.tsx');
    return { Component: Forbidden };
  }
  const [page] = await Promise.all([load(), texts.need(names)]);
  return { Component: page.default };
}
