import { rowOfAppCode } from '../catalog/app-codes.ts'
import { FAULTS } from '../catalog/catalog.ts'
import { isCode, isSyntheticCode } from '../catalog/look-up.ts'
import { isErrorStatus, isInteger, read, reader, readInteger, readString } from '../read-unknown.ts'
import { clampRetryAfter } from '../vod-error/retry-after.ts'
import { isVodError } from '../vod-error/vod-error.ts'
import { type CopyInit, MEANING } from '../vod-error/vod-error-init.ts'

/**
 * Whether the value is a copy of a VodError: of another copy of the package or another realm, or what `toJSON` has made of
 * one, after a queue or a worker.
 */
export function isCopiedError(value: unknown): boolean {
  return isVodError(value) || isJsonCopy(value)
}

/** The name alone proves nothing: any package can use it. */
function isJsonCopy(value: unknown): boolean {
  return (
    readName(value) === 'VodError' &&
    isCode(read(value, 'code')) &&
    readString(value, 'message') !== undefined &&
    readMeaning(value) !== undefined
  )
}

const readName = reader(({ name }) => name)

/** The facts of a copied VodError. */
export function factsOfCopy(error: unknown): CopyInit {
  const code = readString(error, 'code') ?? ''
  const syntheticCode = isSyntheticCode(code) ? code : undefined
  return {
    upstreamCode: readString(error, 'upstreamCode') ?? (syntheticCode ? undefined : code),
    syntheticCode,
    upstreamStatus: readInteger(error, 'upstreamStatus'),
    requestId: readString(error, 'requestId'),
    message: readString(error, 'message'),
    retryAfter: readInteger(error, 'retryAfter'),
    operation: readString(error, 'operation'),
    duration: readInteger(error, 'duration'),
    // The process that made it need not know the codes of this app. Only this app can ask for a 401.
    [MEANING]: rowOfAppCode(code) || read(error, 'status') === 401 ? undefined : readMeaning(error),
  }
}

function readMeaning(error: unknown): CopyInit[typeof MEANING] {
  const status = read(error, 'status')
  const fault = FAULTS.find((known) => known === read(error, 'fault'))
  const retryable = read(error, 'retryable')
  if (!isErrorStatus(status) || !fault || typeof retryable !== 'boolean') return undefined
  const retryAfter = read(error, 'retryAfter')
  return {
    status,
    fault,
    retryable,
    retryAfter: retryable && isInteger(retryAfter) ? clampRetryAfter(retryAfter) : undefined,
  }
}
