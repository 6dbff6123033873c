/** What CloudFront adds to each request on its way to the API. Only the first makes the others believable. */
export const edgeHeaders = {
  /** The secret that shows that a request came through our distribution. */
  proof: 'x-origin-proof',
  /** The address that opened the connection to CloudFront, without its port. */
  address: 'x-viewer-address',
  /** ISO 3166, two letters. @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html */
  country: 'cloudfront-viewer-country',
} as const;
