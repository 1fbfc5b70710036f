import { SEED } from '../seed.ts'
import { ClientTokens } from './client-tokens.ts'
import { MediaLibrary } from './media-library.ts'
import { seedMedia } from './seed-media.ts'
import { seedSessions } from './seed-sessions.ts'
import { seedTasks } from './seed-tasks.ts'
import { Tasks } from './tasks.ts'
import { UploadSessions } from './upload-sessions.ts'

/** The state of the emulated VOD, apart from the account. */
export interface VodState {
  readonly library: MediaLibrary
  readonly tasks: Tasks
  readonly sessions: UploadSessions
  readonly clientTokens: ClientTokens
  /** The settings for event callbacks. */
  callback: Readonly<Record<string, unknown>>
}

/** Creates a state with the content of {@link SEED}. */
export function seededState(changeTakesMs: number): VodState {
  return {
    library: new MediaLibrary({ media: seedMedia(), changing: [SEED.media.changing], changeTakesMs }),
    tasks: new Tasks(seedTasks()),
    sessions: new UploadSessions(seedSessions()),
    clientTokens: new ClientTokens(),
    callback: { callbackUrl: 'https://bff.example.com/vod-events' },
  }
}
