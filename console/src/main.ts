import type { QueryClient } from '@tanstack/react-query';
import { readConfig } from './config.ts';
import type { Page } from './frame/pages.ts';
import { queriesFor } from './frame/query-defaults.ts';
import { applyTheme, chosenTheme } from './frame/theme.ts';
import { pageAt } from './page-at.ts';
import { completeSignIn, createSession, placeToCome, type Session, signedInPath } from './session/session.ts';
import { isSignInWindow } from './session/sign-in-window.ts';
import { tabsOf } from './session/tabs.ts';
import {
  type Locale,
  loadComponentMessages,
  loadTexts,
  preferredLocale,
  type Texts,
} from './text/messages.ts';
import { chosenLocale } from './text/preference.ts';

/** The frame is nearly all of the code. It loads while this small file signs in and asks for what the page will show. */
async function loadFrame() {
  const frame = await import('./frame/open.tsx');
  await frame.loadFonts();
  return frame;
}
applyTheme(chosenTheme());

async function start(): Promise<void> {
  if (location.pathname === signedInPath && isSignInWindow(location.href, tabsOf('stampede.console')))
    return close();
  const locale = preferredLocale(chosenLocale(), navigator.languages);
  document.documentElement.lang = locale;
  const { promise: sent, resolve: onSent } = Promise.withResolvers<void>();
  const config = readConfig();
  const session = createSession(config, { onSent });
  const queries = queriesFor(session);
  const page = pageAt(placeToCome());
  const isIn = signedIn(session, queries, page?.ask?.());
  // Running the code of the frame takes a while, in which nothing is sent.
  if ((await Promise.race([sent, isIn])) === false) return session.signIn();
  const [texts, componentMessages, { openConsole }] = await Promise.all([
    textsFor(locale, page),
    loadComponentMessages(locale),
    loadFrame(),
    // The router shows when the page does not load.
    page?.load().catch(() => {}),
  ]);
  if (await isIn) openConsole({ config, session, queries, texts, componentMessages });
  else await session.signIn();
}

/** Ends a sign-in, and asks for the page's first answers. @returns whether somebody is signed in */
async function signedIn(
  session: Session,
  queries: QueryClient,
  asking: ReturnType<NonNullable<Page['ask']>> | undefined,
) {
  await completeSignIn(session);
  if (!(await session.look())) return false;
  asking?.then(({ ask }) => ask(session, queries, new URLSearchParams(location.search))).catch(() => {});
  return true;
}

async function textsFor(locale: Locale, page: Page | undefined): Promise<Texts> {
  const texts = await loadTexts(locale);
  await texts.need(page?.texts ?? []).catch(() => {});
  return texts;
}

start().catch(async (error: unknown) => (await loadFrame()).showFailure(error));
