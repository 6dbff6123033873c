import type { ConsoleConfig } from './console-config.ts';

/** Reads `config.json` beside the page. @throws Error that says what is missing */
export async function loadConfig(): Promise<ConsoleConfig> {
  const address = `${import.meta.env.BASE_URL}config.json`;
  const response = await fetch(address, { cache: 'no-store' });
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  return (await response.json()) as ConsoleConfig;
}
