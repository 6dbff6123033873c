import { globalRegistry } from 'zod';
import type { CreateDocumentOptions } from 'zod-openapi';

/** What goes both ways stays one type for clients; as part of a body it is still checked strictly by the server. */
const bothWays: readonly unknown[] = ['Money', 'Location', 'City'];

/** Where what zod writes would mislead people or generators. */
export const schemaRules: CreateDocumentOptions = {
  override: ({ jsonSchema, zodSchema, io }) => {
    // The pattern spells out leap years in 200 characters; the format and the description say as much.
    if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    if (jsonSchema.type === 'integer') {
      jsonSchema.format = 'int64';
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    }
    // zod leaves the default out where a value is read from text.
    const { default: fallback } = globalRegistry.get(zodSchema) ?? {};
    if (fallback !== undefined) jsonSchema.default = fallback as typeof jsonSchema.default;
    // Answers gain fields within a version; a client that refuses unknown ones would break.
    const open = io === 'output' || bothWays.includes(globalRegistry.get(zodSchema)?.id);
    if (open && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  },
};
