import { readInteger, readPath } from '../read-unknown.ts'
import type { VodErrorInit } from '../vod-error/vod-error-init.ts'
import { readErrorBody } from './error-body.ts'

const BODIES: readonly (readonly string[])[] = [[], ['body'], ['data']]

/**
 * The facts in an Error that the app has made of VOD's response: the error body is in its properties, `body` or `data`. Asked
 * only about a call that is known to have gone to VOD, and only if nothing else tells what failed: errors of other clouds look
 * the same, and so does an error with the BFF's own request id.
 */
export function factsOfAppError(causeChain: readonly unknown[]): VodErrorInit | undefined {
  for (const value of causeChain) {
    for (const path of BODIES) {
      const { code, message, requestId } = readErrorBody(readPath(value, path)) ?? {}
      // An Error of node has a code in capital letters, and the app may have added its own request id.
      if (requestId === undefined || !/[a-z]/.test(code ?? '')) continue
      const upstreamStatus = readInteger(value, 'status') ?? readInteger(value, 'statusCode')
      return { upstreamCode: code, message, requestId, upstreamStatus }
    }
  }
  return undefined
}
