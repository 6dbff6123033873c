import { edgeHeaders } from '../contract/edge.ts';

/** The distribution in front of the API, as the rotation of its proof sees it. */
export interface Distribution {
  /** Reads the proof that each origin gets, and whether the whole edge uses it by now. */
  look(): Promise<{ readonly proofs: readonly string[]; readonly deployed: boolean }>;
  /** Sets the proof for every origin. It takes minutes until the whole edge sends it. */
  send(proof: string): Promise<void>;
}

/** Sends a signed request to CloudFront's API. @throws Error for an unsuccessful answer */
export type CallCloudFront = (
  method: 'GET' | 'PUT',
  path: string,
  sent?: { readonly etag: string; readonly body: string },
) => Promise<{ readonly body: string; readonly etag: string }>;

const header = new RegExp(
  `(<HeaderName>${edgeHeaders.proof}</HeaderName>\\s*<HeaderValue>)([^<]*)(</HeaderValue>)`,
  'gi',
);

/**
 * Reads the distribution's document and changes it as text. An update must send everything back, also fields that are
 * newer than this code.
 * @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateDistribution.html
 */
export function distributionWith(call: CallCloudFront, id: string): Distribution {
  const path = `/2020-05-31/distribution/${id}`;
  return {
    async look() {
      const { body } = await call('GET', path);
      return {
        proofs: [...body.matchAll(header)].map(([, , proof = '']) => proof),
        deployed: body.includes('<Status>Deployed</Status>'),
      };
    },
    async send(proof) {
      const { body, etag } = await call('GET', `${path}/config`);
      if (body.search(header) < 0) throw new Error(`No origin of ${id} has the header ${edgeHeaders.proof}`);
      // `If-Match` prevents this update from undoing a deployment that happened in between.
      await call('PUT', `${path}/config`, { etag, body: body.replace(header, `$1${proof}$3`) });
    },
  };
}
