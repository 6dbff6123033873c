/** The headers that CloudFront adds to each request to the API. Only the proof makes the others trustworthy. */
export const edgeHeaders = {
  /** The secret that proves that a request came through our distribution. */
  proof: 'x-origin-proof',
  /** The address that opened the connection to CloudFront, without its port. */
  address: 'x-viewer-address',
  /** ISO 3166, two letters. @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html */
  country: 'cloudfront-viewer-country',
} as const;
