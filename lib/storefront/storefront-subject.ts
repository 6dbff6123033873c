import type { AuditSubject } from '../contract/audit.ts';

/** The subject of every audit entry about the home page. There is one home page. */
export const storefrontSubject: AuditSubject = { kind: 'storefront', id: 'storefront' };
