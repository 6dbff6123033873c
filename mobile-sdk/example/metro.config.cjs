const { join } = require('node:path');
const { getDefaultConfig } = require('expo/metro-config');

const config = getDefaultConfig(__dirname);
// The SDK is a link to the parent folder, which contains the build of `npm run sdk`.
const sdk = join(__dirname, '../dist');
config.watchFolders = [sdk];
config.resolver.resolveRequest = (context, name, platform) => {
  // Packages that the SDK imports by name come from here, because there must be only one React.
  const imported = context.originModulePath.startsWith(sdk) && !name.startsWith('.');
  const from = imported ? { ...context, originModulePath: __filename } : context;
  return context.resolveRequest(from, name, platform);
};

module.exports = config;
