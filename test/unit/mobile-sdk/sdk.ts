export { createDeal } from '../../../mobile-sdk/src/admin.ts';
export * from '../../../mobile-sdk/src/core.ts';
export * from '../../../mobile-sdk/src/index.ts';
