import type { ConsoleConfig } from './src/console-config.ts';

/**
 * Puts the addresses of a stage into the built page, so that it needs no request for them. JSON is data, which the
 * content policy does not forbid inside a page: a browser never runs it.
 * @throws Error when the page has no head
 */
export function withConfig(html: string, config: ConsoleConfig): string {
  if (!html.includes('</head>')) throw new Error('The built page of the console has no </head>');
  // No value may end the element.
  const json = JSON.stringify(config).replaceAll('<', '\\u003c');
  return html.replace(
    '</head>',
    () => `  <script type="application/json" id="console-config">${json}</script>\n  </head>`,
  );
}
