import { edgeHeaders } from '../contract/edge.ts';

/** The distribution before the API, as far as the rotation of its proof goes. */
export interface Distribution {
  /** The proof that each origin is sent, and whether all of the edge does so by now. */
  look(): Promise<{ readonly proofs: readonly string[]; readonly deployed: boolean }>;
  /** Has every origin sent this proof; it takes minutes until all of the edge does. */
  send(proof: string): Promise<void>;
}

/** A signed request to CloudFront's API. @throws Error for an answer that is none of success. */
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
 * Reads and changes the distribution's document as it stands, without taking it apart: an update has to send
 * everything back, also what is newer than this code.
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
      if (body.search(header) < 0) throw new Error(`No origin of ${id} is sent ${edgeHeaders.proof}`);
      // `If-Match` keeps a deployment that came between from being undone.
      await call('PUT', `${path}/config`, { etag, body: body.replace(header, `$1${proof}$3`) });
    },
  };
}
