const { join } = require('node:path');
const { getDefaultConfig } = require('expo/metro-config');

const config = getDefaultConfig(__dirname);
// The SDK is a link to the folder above, with what `npm run sdk` has built there.
const sdk = join(__dirname, '../dist');
config.watchFolders = [sdk];
config.resolver.resolveRequest = (context, name, platform) => {
  // What it imports by name is looked up here: there may be one React only.
  const imported = context.originModulePath.startsWith(sdk) && !name.startsWith('.');
  const from = imported ? { ...context, originModulePath: __filename } : context;
  return context.resolveRequest(from, name, platform);
};

module.exports = config;
