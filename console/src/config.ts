import type { ConsoleConfig } from './console-config.ts';

/** Reads the addresses of the stage, which are in the page. @throws Error when they are not */
export function readConfig(): ConsoleConfig {
  const text = document.getElementById('console-config')?.textContent;
  if (!text) throw new Error('The page has no addresses: #console-config');
  return JSON.parse(text) as ConsoleConfig;
}
