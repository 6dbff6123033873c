import * as z from 'zod';
import { image, imageId, imageUpload, newImageUpload } from '../image.ts';
import { defineOperation } from '../operation.ts';

export const startImageUpload = defineOperation({
  id: 'startImageUpload',
  capability: 'images',
  method: 'POST',
  path: '/v1/admin/images',
  summary: 'Start the upload of an image',
  description:
    'Answers with an address. Send the file there by PUT, then finish the upload. An upload that is not finished within a day is removed. Each seller has a number of uploads a day.',
  access: ['admin', 'seller'],
  limit: 'changes',
  body: newImageUpload,
  idempotencyKey: 'required',
  success: { 201: { description: 'Where to send the file', schema: imageUpload } },
  errors: [],
});

export const finishImageUpload = defineOperation({
  id: 'finishImageUpload',
  capability: 'images',
  method: 'POST',
  path: '/v1/admin/images/{imageId}/publication',
  summary: 'Finish the upload of an image',
  description:
    'Checks the uploaded file, removes everything from it but its pixels, and publishes it in three widths. It takes some seconds. Repeating it answers the same image. A refused file is removed, and `imageFault` says why.',
  access: ['admin', 'seller'],
  limit: 'changes',
  repeatable: true,
  params: z.object({ imageId }),
  success: { 200: { description: 'The published image', schema: image } },
  errors: ['not_found', 'invalid_state', 'image_refused'],
});
