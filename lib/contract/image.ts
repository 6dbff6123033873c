import * as z from 'zod';
import { prefixed, sellerId } from './ids.ts';
import { instant } from './instant.ts';
import { text } from './text.ts';

export const imageId = prefixed('img', 16).meta({ id: 'ImageId', description: 'Identifies an image.' });
export type ImageId = z.infer<typeof imageId>;

/** The kinds of files that become images. The content decides, not the name. */
export const imageTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type ImageType = (typeof imageTypes)[number];

/** Bytes of one file. Photos of phones are below it. */
export const maxImageBytes = 10_000_000;
/** The pixels of one image. The largest sensors of phones have 50 million. */
export const maxImagePixels = 50_000_000;
/** The shortest side, in pixels. */
export const minImageSide = 320;
/** How often the long side may have the short one. */
export const maxImageAspect = 4;
/** The widths of the published files, in pixels. An image is never enlarged. */
export const imageWidths = [480, 960, 1600] as const;
/** The uploads that one seller may begin on one day (UTC). */
export const imagesPerDay = 500;
/** The time in which an upload must begin, in seconds. */
export const uploadSeconds = 10 * 60;

/** The reasons to refuse a file. */
export const imageFaults = [
  'unsupported_type',
  'too_large',
  'too_many_pixels',
  'too_small',
  'too_narrow',
  'animated',
  'damaged',
] as const;
export const imageFault = z.enum(imageFaults).meta({ id: 'ImageFault' });
export type ImageFault = z.infer<typeof imageFault>;

export const newImageUpload = z
  .strictObject({
    contentType: z.enum(imageTypes),
    bytes: z
      .int()
      .min(1)
      .max(maxImageBytes)
      .meta({ description: 'The size of the file. The upload must have exactly this size.' }),
    sellerId: sellerId
      .optional()
      .meta({ description: 'Admins name the seller. Sellers leave it out: their images are their own.' }),
  })
  .meta({ id: 'NewImageUpload', example: { contentType: 'image/jpeg', bytes: 2_400_000 } });
export type NewImageUpload = z.output<typeof newImageUpload>;

export const imageUpload = z
  .object({
    imageId,
    upload: z
      .object({
        url: z.string().meta({ format: 'uri', description: 'Send the file there by PUT.' }),
        headers: z
          .record(z.string(), z.string())
          .meta({ description: 'Send exactly these headers with the file.' }),
        expiresAt: instant,
      })
      .meta({ id: 'UploadLink' }),
  })
  .meta({
    id: 'ImageUpload',
    example: {
      imageId: 'img_3f6h9k2m5p8r1t4w',
      upload: {
        url: 'https://images.example.com/uploads/img_3f6h9k2m5p8r1t4w?X-Amz-Signature=5c1f',
        headers: { 'content-type': 'image/jpeg' },
        expiresAt: '2026-12-01T09:40:00.000Z',
      },
    },
  });
export type ImageUpload = z.infer<typeof imageUpload>;

export const imageSource = z
  .object({
    type: z.enum(['image/webp', 'image/jpeg']),
    width: z.int().min(1),
    url: z.string().meta({
      format: 'uri-reference',
      description: 'A path at the address of the API. Its content never changes.',
    }),
  })
  .meta({ id: 'ImageSource' });
export type ImageSource = z.infer<typeof imageSource>;

const size = {
  width: z.int().min(1).meta({ description: 'Of the largest source, in pixels.' }),
  height: z.int().min(1),
  placeholder: z.string().meta({
    description: 'A blurred preview of a few pixels, as a `data:` address. Show it until a source is loaded.',
  }),
  sources: z.array(imageSource).meta({
    description: `Widths of ${imageWidths.join(', ')} pixels, or the image’s own where it is narrower; each as WebP, then as JPEG.`,
  }),
};

const alt = text({ max: 300 }).meta({
  description: 'Describes the image in words, for people who do not see it.',
});

export const newPicture = z.strictObject({ imageId, alt }).meta({ id: 'NewPicture' });
export type NewPicture = z.output<typeof newPicture>;

/** The pictures of one offer. */
export const newPictures = z
  .array(newPicture)
  .max(10)
  .check((context) => {
    const ids = context.value.map(({ imageId }) => imageId);
    if (new Set(ids).size < ids.length)
      context.issues.push({ code: 'custom', message: 'must name each image once', input: context.value });
  });

const exampleSize = {
  width: 1600,
  height: 1067,
  placeholder: 'data:image/webp;base64,UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoQAAsAAUAmJaQAA3AA/vYsAAA=',
  sources: [
    { type: 'image/webp' as const, width: 480, url: '/images/7d9f2h4k6m8p/480.webp' },
    { type: 'image/jpeg' as const, width: 480, url: '/images/7d9f2h4k6m8p/480.jpg' },
  ],
};

export const picture = z.object({ imageId, alt: z.string(), ...size }).meta({
  id: 'Picture',
  description: 'An image of a deal.',
  example: { imageId: 'img_3f6h9k2m5p8r1t4w', alt: 'A table with two brunches', ...exampleSize },
});
export type Picture = z.infer<typeof picture>;

export const image = z.object({ id: imageId, sellerId, ...size, createdAt: instant }).meta({
  id: 'Image',
  description: 'A published image. Deals of its seller may show it.',
  example: {
    id: 'img_3f6h9k2m5p8r1t4w',
    sellerId: 'slr_2b7d9f4h6k8m3n5p',
    ...exampleSize,
    createdAt: '2026-12-01T09:30:00.000Z',
  },
});
export type Image = z.infer<typeof image>;
