import { asyncApi } from './asyncapi.ts';
import { errorDocs } from './error-docs.ts';
import { eventDocs } from './event-docs.ts';
import { kotlinFiles } from './kotlin/kotlin-files.ts';
import { limitDocs } from './limit-docs.ts';
import { liveDocs } from './live-docs.ts';
import { openApi } from './openapi.ts';
import { readmeExamples } from './sdk/readme-examples.ts';
import { swiftFiles } from './swift/swift-files.ts';
import { zoneFiles } from './zones/zone-files.ts';

/** Returns every file that is generated from the contract or from data of packages, by its path in the repository. */
export const generatedFiles = (): Readonly<Record<string, string>> => ({
  'mobile-sdk/openapi.json': `${JSON.stringify(openApi(), null, 2)}\n`,
  'mobile-sdk/asyncapi.json': `${JSON.stringify(asyncApi(), null, 2)}\n`,
  'docs/live.md': liveDocs(),
  'docs/events.md': eventDocs(),
  'docs/errors.md': errorDocs(),
  'docs/limits.md': limitDocs(),
  'test/generated/readme-examples.ts': readmeExamples(),
  ...kotlinFiles(),
  ...swiftFiles(),
  ...zoneFiles(),
});
