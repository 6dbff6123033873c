import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { readPublishedFile } from '../../../lib/images/read-published-file.ts';
import { requestIdOf } from '../../../lib/platform/actor.ts';
import { s3Client } from '../../../lib/platform/aws.ts';
import { AppError } from '../../../lib/platform/errors.ts';
import { toProblem } from '../../../lib/platform/http/response.ts';
import { imagesBucket } from '../../parts/images.ts';

const s3 = s3Client();
const bucket = imagesBucket();

/** Serves published files where no edge does. They are far below the 6 MB that an answer may have. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const file = await readPublishedFile(s3, bucket, event.rawPath.slice(1));
  if (!file)
    return toProblem(
      new AppError('not_found', 'There is no such image. Check the path.'),
      requestIdOf(event),
      event.rawPath,
    );
  return {
    statusCode: 200,
    headers: file.headers,
    body: Buffer.from(file.body).toString('base64'),
    isBase64Encoded: true,
  };
}
