import { globalRegistry } from 'zod';
import type { CreateDocumentOptions } from 'zod-openapi';

/** A schema for both requests and answers stays one type for clients. The server still checks bodies strictly. */
const bothWays: readonly unknown[] = [
  ...['Money', 'Location', 'City'],
  ...['StorefrontBlock', 'Audience', 'AudiencePlace', 'BlockText', 'BlockLink'],
  ...['BlockCollection', 'CollectionRule', 'NewPicture'],
];

/** Corrects zod's output where it would mislead people or generators. */
export const schemaRules: CreateDocumentOptions = {
  override: ({ jsonSchema, zodSchema, io }) => {
    // The pattern describes leap years in 200 characters. The format and the description are enough.
    if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    if (jsonSchema.type === 'integer') {
      jsonSchema.format = 'int64';
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    }
    // zod leaves the default out where a value is parsed from text.
    const { default: fallback } = globalRegistry.get(zodSchema) ?? {};
    if (fallback !== undefined) jsonSchema.default = fallback as typeof jsonSchema.default;
    // Answers may get new fields within a version, so clients must accept unknown ones.
    const open = io === 'output' || bothWays.includes(globalRegistry.get(zodSchema)?.id);
    if (open && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  },
};
