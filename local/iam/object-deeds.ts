import type { DeedsOf } from './call.ts';

const ofObjects: Readonly<Record<string, string>> = {
  DELETE: 's3:DeleteObject',
  GET: 's3:GetObject',
  HEAD: 's3:GetObject',
  PUT: 's3:PutObject',
};

/**
 * The actions of S3, by method and path. @see
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 */
export const objectDeeds: DeedsOf = ({ method, path, headers }) => {
  const url = new URL(path, 'http://s3');
  const [, bucket = '', ...rest] = url.pathname.split('/').map(decodeURIComponent);
  const key = rest.join('/');
  const resource = `arn:aws:s3:::${bucket}${key ? `/${key}` : ''}`;
  if (!key && method === 'POST' && url.searchParams.has('delete'))
    return [{ action: 's3:DeleteObject', resource: `${resource}/*` }];
  if (!key && (method === 'GET' || method === 'HEAD')) return [{ action: 's3:ListBucket', resource }];
  const action = key ? (method === 'POST' ? 's3:PutObject' : ofObjects[method]) : undefined;
  if (!action) throw new Error(`The local cloud does not check ${method} ${path} of S3`);
  const source = headers['x-amz-copy-source'];
  return [
    { action, resource },
    ...(source
      ? [
          {
            action: 's3:GetObject',
            resource: `arn:aws:s3:::${decodeURIComponent(source).replace(/^\//, '')}`,
          },
        ]
      : []),
  ];
};
