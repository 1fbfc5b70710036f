import { setTimeout as wait } from 'node:timers/promises'
import { ApiError } from '../api-error.ts'
import { BoundedMap } from './bounded-map.ts'
import type { MediaEdit } from './check-media-edit.ts'
import { type Media, newMedia } from './media.ts'

/** The initial content of a library. */
export interface LibrarySeed {
  readonly media: readonly Media[]
  /** The ids of media with a change that never ends. */
  readonly changing: readonly string[]
  /** How long each change takes, in milliseconds. */
  readonly changeTakesMs: number
}

/** All media of the account. */
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

  /** Returns the media with this id; throws MediaNotFound if there is none. */
  get(mediaId: string): Media {
    const media = this.#media.get(mediaId)
    if (!media) throw new ApiError('MediaNotFound', { mediaId })
    return media
  }

  add(media: Media): void {
    this.#media.set(media.mediaId, media)
  }

  /** Sets fields of a media, or adds it, without the rules of a change. */
  edit({ mediaId, ...fields }: MediaEdit): void {
    const media = this.#media.get(mediaId) ?? newMedia({ mediaId, name: mediaId })
    this.add(Object.assign(media, fields, { revision: media.revision + 1 }))
  }

  /** Deletes a media, without the rules of a change; throws MediaNotFound if there is none. */
  delete(mediaId: string): void {
    this.#media.delete(this.get(mediaId).mediaId)
  }

  /** Changes a media. Throws RequestConflict during another change of it. `apply` can throw to reject the change. */
  async change(mediaId: string, apply: (media: Media) => void): Promise<void> {
    const media = this.get(mediaId)
    if (this.#changing.has(mediaId)) throw new ApiError('RequestConflict')
    this.#changing.add(mediaId)
    try {
      if (this.#changeTakesMs > 0) await wait(this.#changeTakesMs)
      apply(media)
      media.revision += 1
    } finally {
      this.#changing.delete(mediaId)
    }
  }

  /** Deletes a media, with the rules of a change. */
  remove(mediaId: string, expectRemovable: (media: Media) => void): Promise<void> {
    return this.change(mediaId, (media) => {
      expectRemovable(media)
      this.#media.delete(mediaId)
    })
  }
}
