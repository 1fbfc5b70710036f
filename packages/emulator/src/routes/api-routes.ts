import { BOS_ROUTES } from './bos-objects.ts'
import type { Route } from './route.ts'
import { V1_DELIVERY_ROUTES } from './v1-delivery.ts'
import { V1_MEDIA_ROUTES } from './v1-media.ts'
import { V2_CALLBACK_ROUTES } from './v2-callback.ts'
import { V2_MEDIA_ROUTES } from './v2-medias.ts'
import { V2_PROCESSING_ROUTES } from './v2-processing.ts'
import { V2_TASK_ROUTES } from './v2-tasks.ts'
import { V2_UPLOAD_ROUTES } from './v2-uploads.ts'

/** Every signed call that the emulator supports. */
export const API_ROUTES: readonly Route[] = [
  // Before the media of v1, since rows with an action come first.
  ...V1_DELIVERY_ROUTES,
  ...V1_MEDIA_ROUTES,
  ...V2_MEDIA_ROUTES,
  ...V2_UPLOAD_ROUTES,
  ...V2_PROCESSING_ROUTES,
  ...V2_TASK_ROUTES,
  ...V2_CALLBACK_ROUTES,
  ...BOS_ROUTES,
]
