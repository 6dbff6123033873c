import { readConfig } from './config.ts';
import type { Page } from './frame/pages.ts';
import { queriesFor } from './frame/query-defaults.ts';
import { applyTheme, chosenTheme } from './frame/theme.ts';
import { pageAt } from './page-at.ts';
import { completeSignIn, createSession, placeToCome, signedInPath } from './session/session.ts';
import { isSignInWindow } from './session/sign-in-window.ts';
import { tabsOf } from './session/tabs.ts';
import { loadComponentMessages, loadTexts, preferredLocale, type Texts } from './text/messages.ts';
import { chosenLocale } from './text/preference.ts';

// The frame is nearly all of the code. It loads while this small file signs in and asks for what the page will show.
const frame = import('./frame/open.tsx');
applyTheme(chosenTheme());

async function start(): Promise<void> {
  if (location.pathname === signedInPath && isSignInWindow(location.href, tabsOf('stampede.console')))
    return close();
  const locale = preferredLocale(chosenLocale(), navigator.languages);
  document.documentElement.lang = locale;
  const loading = Promise.all([loadTexts(locale), loadComponentMessages(locale)]);
  const page = pageAt(placeToCome());
  const asking = page?.ask?.();
  // A failure shows itself when it is waited for, or when the router loads the page.
  for (const part of [loading, asking, loading.then(([texts]) => page && load(page, texts))])
    part?.catch(() => {});
  const config = readConfig();
  const session = createSession(config);
  await completeSignIn(session);
  if (!(await session.look())) return session.signIn();
  const queries = queriesFor(session);
  asking?.then(({ ask }) => ask(session, queries, new URLSearchParams(location.search))).catch(() => {});
  const [texts, componentMessages] = await loading;
  (await frame).openConsole({ config, session, queries, texts, componentMessages });
}

const load = ({ load, texts: names }: Page, texts: Texts) => Promise.all([load(), texts.need(names)]);

start().catch(async (error: unknown) => (await frame).showFailure(error));
