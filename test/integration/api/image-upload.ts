import { sharp } from '../../../lib/images/sharp.ts';
import { type Answer, call } from './client.ts';

/** A picture with waves of colour, as different as a photo and as soft. Without transparency it has some noise too. */
export const photo = (width: number, height: number, channels: 3 | 4 = 3) => {
  const data = Buffer.alloc(width * height * channels);
  for (let at = 0; at < data.length; at++)
    data[at] =
      128 + 90 * Math.sin(at / (9_000 + (at % channels) * 700)) + (channels === 3 ? (at * 7919) % 23 : 0);
  return sharp()(data, { raw: { width, height, channels } });
};

/** What a camera writes beside the pixels. */
export const cameraData = {
  IFD0: { Make: 'Lens & Sons', Copyright: 'a secret of the photographer' },
  IFD3: { GPSLatitude: '52/1 31/1 12/1', GPSLatitudeRef: 'N' },
};

/** The orientation of a picture that lies on its side. */
export const onItsSide = { orientation: 6 };

interface Uploader {
  readonly token: string;
  readonly sellerId?: string;
}

/** Starts an upload. */
export const start = ({ token, sellerId }: Uploader, body: object, key: string = crypto.randomUUID()) =>
  call('POST', '/v1/admin/images', { token, key, body: { ...body, ...(sellerId && { sellerId }) } });

/** Sends a file to the place that the start named. */
export const send = ({ body }: Answer, file: Uint8Array): Promise<Response> =>
  fetch(body.upload.url, {
    method: 'PUT',
    headers: body.upload.headers,
    body: new Blob([new Uint8Array(file)]),
  });

export const finish = (token: string, imageId: string): Promise<Answer> =>
  call('POST', `/v1/admin/images/${imageId}/publication`, { token });

/** Starts, sends and finishes. */
export async function upload(
  who: Uploader,
  file: Uint8Array,
  contentType = 'image/jpeg',
): Promise<{ readonly imageId: string; readonly answer: Answer }> {
  const started = await start(who, { contentType, bytes: file.length });
  if (started.status !== 201) throw new Error(JSON.stringify(started.body));
  const sent = await send(started, file);
  if (!sent.ok) throw new Error(await sent.text());
  const { imageId } = started.body;
  return { imageId, answer: await finish(who.token, imageId) };
}

/** A published image of the demo seller. */
export async function newImage(token: string): Promise<string> {
  const { imageId, answer } = await upload({ token }, await photo(480, 360).png().toBuffer(), 'image/png');
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return imageId;
}
