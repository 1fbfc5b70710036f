import { setTimeout as wait } from 'node:timers/promises'
import { VodFailure } from '../vod-failure.ts'
import { BoundedMap } from './bounded-map.ts'
import type { Media } from './media.ts'

/** What a library begins with. */
export interface LibrarySeed {
  readonly media: readonly Media[]
  /** The ids of media whose change never ends. */
  readonly changing: readonly string[]
  /** How long a change is under way, in milliseconds. */
  readonly changeTakesMs: number
}

/** Every media of the account. */
export class MediaLibrary {
  readonly #media: Map<string, Media>
  readonly #changing: Set<string>
  readonly #changeTakesMs: number

  constructor({ media, changing, changeTakesMs }: LibrarySeed) {
    this.#media = new BoundedMap(
      'media',
      media.map((each) => [each.mediaId, each]),
    )
    this.#changing = new Set(changing)
    this.#changeTakesMs = changeTakesMs
  }

  get all(): readonly Media[] {
    return [...this.#media.values()]
  }

  /** The media of this id; MediaNotFound if there is none. */
  get(mediaId: string): Media {
    const media = this.#media.get(mediaId)
    if (!media) throw new VodFailure('MediaNotFound', { mediaId })
    return media
  }

  add(media: Media): void {
    this.#media.set(media.mediaId, media)
  }

  /** Changes a media; RequestConflict while another change of it is under way. The change may refuse by throwing. */
  async change(mediaId: string, apply: (media: Media) => void): Promise<void> {
    const media = this.get(mediaId)
    if (this.#changing.has(mediaId)) throw new VodFailure('RequestConflict')
    this.#changing.add(mediaId)
    try {
      if (this.#changeTakesMs > 0) await wait(this.#changeTakesMs)
      apply(media)
      media.revision += 1
    } finally {
      this.#changing.delete(mediaId)
    }
  }

  /** Takes a media away, by the rules of a change. */
  remove(mediaId: string, expectRemovable: (media: Media) => void): Promise<void> {
    return this.change(mediaId, (media) => {
      expectRemovable(media)
      this.#media.delete(mediaId)
    })
  }
}
