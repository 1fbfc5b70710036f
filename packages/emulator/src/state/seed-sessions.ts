import { SEED } from '../seed.ts'
import type { StoredObject, UploadSession } from './upload-sessions.ts'

const PARTS: readonly [number, StoredObject][] = [
  [1, { etag: '0cc175b9c0f1b6a831c399e269772661', sizeInBytes: 1 }],
  [2, { etag: '92eb5ffee6ae2fec3ad71c777531578f', sizeInBytes: 1 }],
]

/** Creates the upload sessions of {@link SEED}. */
export function seedSessions(): readonly UploadSession[] {
  const { nothingUploaded, multipart } = SEED.sessions
  const common = { container: 'mp4', object: undefined }
  return [
    {
      ...common,
      key: nothingUploaded,
      mediaId: SEED.sessionMedia.nothingUploaded,
      name: 'Nothing uploaded',
      partCount: undefined,
      parts: new Map(),
    },
    {
      ...common,
      key: multipart,
      mediaId: SEED.sessionMedia.multipart,
      name: 'Multipart',
      partCount: PARTS.length,
      parts: new Map(PARTS),
    },
  ]
}
