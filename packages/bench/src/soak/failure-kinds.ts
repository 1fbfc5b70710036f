import { CATALOG, type VodErrorCode } from '@vod-errors/core'
import type { Fault, SEED } from '@vod-errors/emulator'

/** One way in which a call fails, and the response that it must lead to. */
export interface FailureKind {
  /** The fault that the emulator injects. */
  readonly fault: Fault
  /** The code that the browser must get. */
  readonly code: VodErrorCode
  /** Whether VOD sends a request id, which must be passed through; otherwise the BFF creates one. */
  readonly hasVodId: boolean
}

/** Every kind, by the name that is part of the media id. */
const FAILURE_KINDS = {
  missing: { fault: { code: 'MediaNotFound' }, code: 'MediaNotFound', hasVodId: true },
  denied: { fault: { code: 'AccessDenied' }, code: 'AccessDenied', hasVodId: true },
  broken: { fault: { code: 'InternalError' }, code: 'InternalError', hasVodId: true },
  cut: { fault: { transport: 'reset' }, code: 'UpstreamUnreachable', hasVodId: false },
  page: { fault: { transport: 'html' }, code: 'UpstreamInvalidResponse', hasVodId: false },
  hung: { fault: { transport: 'hang' }, code: 'UpstreamTimeout', hasVodId: false },
} as const satisfies Record<string, FailureKind>

/** A media that the emulated VOD has. Its seed is not imported, since the whole emulator would come with it. */
export const PUBLISHED: typeof SEED.media.published = 'mda-published0000001'

/** A key of the kinds. */
export type KindName = keyof typeof FAILURE_KINDS

/** The media id of a call that fails in this way, such as `mda-missing-17`. */
export function mediaIdOf(name: KindName, serial: number): string {
  return `mda-${name}-${serial}`
}

/** The kind of failure that a media id stands for; `undefined` for any other media id. */
export function kindOf(mediaId: string): FailureKind | undefined {
  const name = Object.keys(FAILURE_KINDS).find((each): each is KindName => each === mediaId.split('-')[1])
  return name && FAILURE_KINDS[name]
}

/** The faults that make every call fail as its media id says, without a limit. */
export const FAULTS: readonly Fault[] = Object.entries(FAILURE_KINDS).map(([name, { fault }]) => ({
  ...fault,
  path: `/v1/media/mda-${name}-*`,
  times: Number.MAX_SAFE_INTEGER,
}))

/** Whether this kind writes a line to the default log: caller faults are not logged. */
export function isLogged({ code }: Pick<FailureKind, 'code'>): boolean {
  return CATALOG[code].fault !== 'caller'
}
