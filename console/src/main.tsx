import '@cloudscape-design/global-styles/index.css';
import './frame/frame.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { matchPath } from 'react-router';
import { loadConfig } from './config.ts';
import { Console } from './frame/console.tsx';
import { loadFonts } from './frame/fonts.ts';
import { pages } from './frame/pages.ts';
import { StartFailed } from './frame/start-failed.tsx';
import { applyTheme, chosenTheme } from './frame/theme.ts';
import { keptPlace } from './session/return-to.ts';
import { completeSignIn, createSession, signedInPath } from './session/session.ts';
import { isSignInWindow } from './session/sign-in-window.ts';
import { tabsOf } from './session/tabs.ts';
import { loadComponentMessages, loadTexts, preferredLocale, type Texts } from './text/messages.ts';
import { chosenLocale } from './text/preference.ts';

const root = createRoot(document.getElementById('console') as HTMLElement);
applyTheme(chosenTheme());

async function start(): Promise<void> {
  if (location.pathname === signedInPath && isSignInWindow(location.href, tabsOf('stampede.console')))
    return close();
  const locale = preferredLocale(chosenLocale(), navigator.languages);
  document.documentElement.lang = locale;
  const [config, texts, componentMessages] = await Promise.all([
    loadConfig(),
    loadTexts(locale),
    loadComponentMessages(locale),
    loadFonts(),
  ]);
  preload(texts);
  const session = createSession(config);
  await completeSignIn(session);
  if (!(await session.look())) return session.signIn();
  root.render(
    <StrictMode>
      <Console {...{ config, session, texts, componentMessages }} />
    </StrictMode>,
  );
}

/** Begins to load the page that the person will see, beside the requests of the sign-in. */
function preload(texts: Texts): void {
  const base = import.meta.env.BASE_URL;
  const place = location.pathname === signedInPath ? keptPlace(base) : location.pathname;
  const [path = ''] = place.slice(base.length - 1).split(/[?#]/);
  const page = pages.find((each) => matchPath(each.path, path));
  // A failure shows itself when the router loads the page.
  if (page) void Promise.all([page.load(), texts.need(page.texts)]).catch(() => {});
}

start().catch((error: unknown) => root.render(<StartFailed error={error} />));
