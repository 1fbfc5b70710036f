import type { Fault } from '@vod-errors/emulator'

/** The responses on which a bare SDK throws where nobody can catch it, which ends the process. */
export const CRASHES: Readonly<Record<string, Fault>> = {
  'JSON null with a bad status': json('null'),
  'JSON that cannot be parsed': json('{"mediaId":'),
  'a Set-Cookie header': { response: { status: 500, headers: { 'set-cookie': 'a=1' }, body: 'x' } },
}

/** The crashes of each SDK. */
export const CRASHES_OF: Readonly<Record<string, readonly string[]>> = {
  '@baiducloud/sdk': ['JSON null with a bad status'],
  'bce-sdk-js': Object.keys(CRASHES),
}

function json(body: string): Fault {
  return { response: { status: 500, headers: { 'content-type': 'application/json' }, body } }
}
