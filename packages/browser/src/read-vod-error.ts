import { faultOf, isRetryable } from './catalog.ts'
import { readFields } from './error-body.ts'
import { type FailureFacts, factsOf } from './failure-facts.ts'
import { read } from './read-unknown.ts'
import { writeText } from './texts.ts'
import { isOfUpload, readUploadError } from './upload-error.ts'
import type { VodErrorInfo } from './vod-error-info.ts'

/** Options of {@link readVodError}. */
export interface ReadOptions {
  /** The language of the texts that the BFF did not write, as a BCP 47 tag; by default that of the browser. */
  readonly locale?: string
  /** Hosts besides those of BOS (`*.bcebos.com`) to which the page uploads directly, as in `new URL(uploadUrl).host`. */
  readonly uploadHosts?: readonly string[]
}

/** How many causes are followed. */
const MAX_DEPTH = 5

/**
 * Reads a failed call. Knows Responses of fetch, the errors of axios, ky, ofetch, umi-request, umi 4, jQuery, wretch, RTK Query
 * and Nuxt, XMLHttpRequests and their events, parsed bodies and their text, and any of these as a `cause`; the formats `vod`, `problem` and `umi`; and
 * failed uploads to BOS. A Response stays readable. Of one whose body was consumed, only a failed upload is read, from
 * its status and headers.
 *
 * @returns `undefined` for anything else. Never rejects.
 *
 * @example
 * const response = await fetch('/media/mda-1')
 * if (!response.ok) show(await readVodError(response))
 */
export async function readVodError(
  failure: unknown,
  options: ReadOptions = {},
): Promise<VodErrorInfo | undefined> {
  let value = failure
  for (let depth = 0; depth < MAX_DEPTH && value; depth++) {
    const found = await readOne(value, options).catch(() => undefined)
    if (found) return found
    value = read(value, 'cause')
  }
  return undefined
}

async function readOne(
  failure: unknown,
  { locale, uploadHosts = [] }: ReadOptions,
): Promise<VodErrorInfo | undefined> {
  const facts = await factsOf(failure)
  const { network, status = 400, bodies } = facts
  const isUpload = status >= 400 && isOfUpload(facts, uploadHosts)
  // A success can have the same fields.
  const isError = (body: unknown) => status >= 400 || read(body, 'success') === false
  const body = isUpload ? undefined : bodies.find((each) => isError(each) && readFields(each))
  const fields: Found | false =
    readFields(body) ??
    (network ? { code: network, requestId: undefined } : isUpload && readUploadError(facts))
  if (!fields) return undefined
  const found = describe(fields, facts, body)
  return { ...found, message: found.message ?? (await writeText(found, locale)) }
}

type Found = Pick<VodErrorInfo, 'code' | 'requestId'> & Partial<VodErrorInfo>

/** Adds what the BFF says of a retry, else what the code and the status say. */
function describe(fields: Found, { status, header }: FailureFacts, body: unknown) {
  const { code } = fields
  const seconds = read(body, 'retryAfter') ?? header('retry-after')
  const retryAfter = /^\d{1,5}$/.test(`${seconds}`) ? Number(seconds) : undefined
  // VOD's own InternalError has a `retry-after`. A page of another origin sees neither header.
  const isMasked = code === 'InternalError' && !seconds && header('vary')
  const assumed = !isMasked && (retryAfter !== undefined || isRetryable(code, status))
  const retryable = (fields.retryable ?? read(body, 'retryable') ?? assumed) === true
  // In umi, a warning is a caller fault, even with status 200.
  const told = faultOf(code, status) ?? (read(body, 'showType') === 1 ? 'caller' : undefined)
  const fault = isMasked ? 'operator' : told
  return { ...fields, status, retryAfter, retryable, fault }
}
