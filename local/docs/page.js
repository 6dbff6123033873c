/** Shows the contract, with nothing from elsewhere and nothing sent elsewhere. */
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
