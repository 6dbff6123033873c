/** The only region for CloudFront's firewalls and certificates, and for its figures. */
export const globalRegion = 'us-east-1';
