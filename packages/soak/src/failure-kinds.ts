import { CATALOG, type VodErrorCode } from '@vod-errors/core'
import type { Fault } from '@vod-errors/emulator'

/** One way in which a call fails, and what must come of it. */
export interface FailureKind {
  /** What the call meets at the emulator. */
  readonly fault: Fault
  /** What the browser must read. */
  readonly code: VodErrorCode
  /** Whether VOD gave an id that must come through; else the BFF makes one. */
  readonly hasVodId: boolean
}

/** Every kind of the scenarios, by the name that stands in the media id. */
const FAILURE_KINDS = {
  missing: { fault: { code: 'MediaNotFound' }, code: 'MediaNotFound', hasVodId: true },
  denied: { fault: { code: 'AccessDenied' }, code: 'AccessDenied', hasVodId: true },
  broken: { fault: { code: 'InternalError' }, code: 'InternalError', hasVodId: true },
  cut: { fault: { transport: 'reset' }, code: 'UpstreamUnreachable', hasVodId: false },
  page: { fault: { transport: 'html' }, code: 'UpstreamInvalidResponse', hasVodId: false },
  hung: { fault: { transport: 'hang' }, code: 'UpstreamTimeout', hasVodId: false },
} as const satisfies Record<string, FailureKind>

/** The name of a kind. */
export type KindName = keyof typeof FAILURE_KINDS

/** The media id of a call that is to fail in this way: `mda-missing-17`. */
export function mediaIdOf(name: KindName, serial: number): string {
  return `mda-${name}-${serial}`
}

/** The kind that a media id was made for; `undefined` for any other. */
export function kindOf(mediaId: string): FailureKind | undefined {
  const name = Object.keys(FAILURE_KINDS).find((each): each is KindName => each === mediaId.split('-')[1])
  return name && FAILURE_KINDS[name]
}

/** The faults that make every call fail in the way that its media id says, for ever. */
export function faultsOf(names: readonly KindName[]): readonly Fault[] {
  return names.map((name) => ({
    ...FAILURE_KINDS[name].fault,
    path: `/v1/media/mda-${name}-*`,
    times: Number.MAX_SAFE_INTEGER,
  }))
}

/** Whether a failure of this kind is one line of the default log: all but what the browser asked wrongly. */
export function isLogged({ code }: FailureKind): boolean {
  return CATALOG[code].fault !== 'caller'
}
