/** The one region that CloudFront takes firewalls and certificates from, and where its figures are. */
export const globalRegion = 'us-east-1';
