import {
  type ImageFault,
  maxImageAspect,
  maxImageBytes,
  maxImagePixels,
  minImageSide,
} from '../contract/image.ts';
import { isAnimated, typeOf } from './decide-type.ts';

/** Returns the reason to refuse a file by its bytes, before anything decodes it. */
export function faultOfBytes(bytes: Uint8Array): ImageFault | undefined {
  if (bytes.length > maxImageBytes) return 'too_large';
  const type = typeOf(bytes);
  if (type === 'other') return 'unsupported_type';
  return isAnimated(bytes, type) ? 'animated' : undefined;
}

/** Returns the reason to refuse an image by the size that its header claims, before its pixels are decoded. */
export function faultOfSize({ width, height }: { width: number; height: number }): ImageFault | undefined {
  if (width * height > maxImagePixels) return 'too_many_pixels';
  const [short, long] = width < height ? [width, height] : [height, width];
  if (short < minImageSide) return 'too_small';
  return long > short * maxImageAspect ? 'too_narrow' : undefined;
}

const megabytes = maxImageBytes / 1_000_000;
const megapixels = maxImagePixels / 1_000_000;

/** The sentence for each reason, which `detail` of the answer has. */
export const faultSentences: Readonly<Record<ImageFault, string>> = {
  unsupported_type: 'The content of the file is no JPEG, PNG or WebP. Export it as one of them.',
  too_large: `The file is larger than ${megabytes} MB. Send a smaller one.`,
  too_many_pixels: `The image has more than ${megapixels} million pixels. Send a smaller one.`,
  too_small: `Each side must have at least ${minImageSide} pixels. Send a larger image.`,
  too_narrow: `The long side is more than ${maxImageAspect} times the short one. Crop the image.`,
  animated: 'The image moves. Send a still image.',
  damaged: 'The file is damaged or incomplete. Export or upload it again.',
};
