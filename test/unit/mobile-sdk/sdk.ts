export { createDeal } from '../../../mobile-sdk/src/admin.ts';
export * from '../../../mobile-sdk/src/generated/operations.ts';
export * from '../../../mobile-sdk/src/index.ts';
