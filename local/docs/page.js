/** Shows the contract. It loads nothing from other hosts and sends nothing to them. */
Scalar.createApiReference('#reference', {
  url: '/docs/openapi.json',
  baseServerURL: location.origin,
  pageTitle: 'Stampede API',
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  showDeveloperTools: 'never',
  operationTitleSource: 'summary',
  defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
  persistAuth: true,
});
