import { SEED } from '../seed.ts'
import { type Media, newMedia } from './media.ts'

const createTime = '2024-12-04T03:55:56Z'

/** Creates the media of {@link SEED}. */
export function seedMedia(): readonly Media[] {
  const { published, disabled, banned, bannedBySystem, processing, failed, changing } = SEED.media
  const error = { code: 'TranscodingFailed', message: 'The source file has no video stream.' }
  return [
    newMedia({ mediaId: published, name: 'Published', createTime, sizeInBytes: 1_048_576 }),
    newMedia({ mediaId: disabled, name: 'Disabled', createTime, status: 'DISABLED' }),
    newMedia({ mediaId: banned, name: 'Banned', createTime, banStatus: 'BANNED' }),
    newMedia({
      mediaId: bannedBySystem,
      name: 'Banned by system',
      createTime,
      banStatus: 'BANNED_BY_SYSTEM',
    }),
    newMedia({ mediaId: processing, name: 'Processing', createTime, status: 'RUNNING' }),
    newMedia({ mediaId: failed, name: 'Failed', createTime, status: 'FAILED', error }),
    newMedia({ mediaId: changing, name: 'Changing', createTime }),
  ]
}
