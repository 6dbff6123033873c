import '@cloudscape-design/global-styles/index.css';
import './frame/frame.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadConfig } from './config.ts';
import { Console } from './frame/console.tsx';
import { StartFailed } from './frame/start-failed.tsx';
import { applyTheme, chosenTheme } from './frame/theme.ts';
import { completeSignIn, createSession, signedInPath } from './session/session.ts';
import { isSignInWindow } from './session/sign-in-window.ts';
import { tabsOf } from './session/tabs.ts';
import { loadComponentMessages, loadMessages, preferredLocale } from './text/messages.ts';
import { chosenLocale } from './text/preference.ts';

const root = createRoot(document.getElementById('console') as HTMLElement);
applyTheme(chosenTheme());

async function start(): Promise<void> {
  if (location.pathname === signedInPath && isSignInWindow(location.href, tabsOf('stampede.console')))
    return close();
  const locale = preferredLocale(chosenLocale(), navigator.languages);
  document.documentElement.lang = locale;
  const [config, messages, componentMessages] = await Promise.all([
    loadConfig(),
    loadMessages(locale),
    loadComponentMessages(locale),
  ]);
  const session = createSession(config);
  await completeSignIn(session);
  if (!(await session.look())) return session.signIn();
  root.render(
    <StrictMode>
      <Console {...{ config, session, locale, messages, componentMessages }} />
    </StrictMode>,
  );
}

start().catch((error: unknown) => root.render(<StartFailed error={error} />));
