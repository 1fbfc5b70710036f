import type { VodErrorCode } from '@vod-errors/core'
import { lookUpCode, templateParams } from '@vod-errors/core/catalog'
import { type Fault, SEED } from '@vod-errors/emulator'

/** How the example of a code is produced. */
export interface ExampleCase {
  /** The route of the BFF. */
  readonly path: string
  /** What VOD does; nothing special by default. */
  readonly fault?: Fault
  /** The path of VOD's response; `undefined` if there is none to show. */
  readonly upstream: string | undefined
}

/** The request id in all examples. */
export const REQUEST_ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'
const MEDIA_ID = 'mda-pjvzi5hqjz6v0rqa'
const MEDIA = { path: `/media/${MEDIA_ID}`, upstream: `/v2/medias/${MEDIA_ID}` }

/** Enough for every request of an example, and for those that are sent twice. */
const ALWAYS = { times: 50 }

/** Codes that VOD does not send as an error response. */
const CASES: { readonly [Code in VodErrorCode]?: ExampleCase } = {
  UpstreamUnreachable: { ...MEDIA, fault: { transport: 'reset', ...ALWAYS }, upstream: undefined },
  UpstreamTimeout: {
    path: `${MEDIA.path}/cover`,
    fault: { transport: 'hang', ...ALWAYS },
    upstream: undefined,
  },
  UpstreamAborted: { path: `${MEDIA.path}/statistics`, upstream: undefined },
  UpstreamInvalidResponse: { ...MEDIA, fault: { transport: 'html', ...ALWAYS } },
  UpstreamFailed: { path: `${MEDIA.path}/title`, upstream: undefined },
  TaskFailed: {
    path: `/tasks/${SEED.tasks.finishedWithFailedNode}`,
    upstream: `/v2/tasks/${SEED.tasks.finishedWithFailedNode}`,
  },
  JobOverTime: {
    ...MEDIA,
    fault: {
      response: {
        status: 200,
        headers: { 'content-type': 'application/json;charset=utf-8', 'x-bce-request-id': REQUEST_ID },
        body: JSON.stringify({
          mediaId: MEDIA_ID,
          status: 'FAILED',
          error: { code: 'JobOverTime', message: lookUpCode('JobOverTime')?.template },
        }),
      },
      ...ALWAYS,
    },
  },
}

/** Plausible values of the parameters. */
const PARAMS: Readonly<Record<string, string>> = {
  accountId: '0a1b2c3d4e5f40718293a4b5c6d7e8f9',
  cause: 'Could not find credential.',
  date: '2026-01-31T08:00:00Z',
  detail: 'presetId is invalid',
  mediaId: MEDIA_ID,
  name: 'transcoding-done',
  sessionKey: 'mda-pjvzi5hqjz6v0rqa-5f1d',
  status: 'BANNED',
  taskId: 'tsk-pjvzi5hqjz6v0rqa',
  url: 'ftp://media.example.com/callback',
}

/** How the example of a code is produced: by default, VOD sends the code. */
export function caseOf(code: VodErrorCode): ExampleCase {
  const special = CASES[code]
  if (special) return special
  const names = templateParams(lookUpCode(code)?.template ?? '')
  const params = Object.fromEntries(names.map((name) => [name, PARAMS[name] ?? name]))
  return { ...MEDIA, fault: { code, params, requestId: REQUEST_ID, ...ALWAYS } }
}
