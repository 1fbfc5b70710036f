import { CATALOG, en, type Fault, isVodErrorCode, type VodErrorCode } from '@vod-errors/core'
import { SEED } from '@vod-errors/emulator'
import type { BffLog, LogLine } from './bff-log.ts'
import type { Servers } from './servers.ts'

/** The response of one BFF to one failed call. */
interface BffResponse {
  /** The upstream response, from the emulator's journal. */
  readonly upstream: { readonly status: number | undefined; readonly requestId: string | undefined }
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The request id in the body. */
  readonly requestId: string
  /** The log lines with that id. */
  readonly logged: readonly LogLine[]
}

/** The responses of both BFFs for one code. */
export interface Comparison {
  readonly code: VodErrorCode
  readonly fault: Fault
  readonly express: BffResponse
  readonly koa: BffResponse
  /** Differences from the contract or between the BFFs; empty if there are none. */
  readonly problems: readonly string[]
}

/** The codes of the vendor's error page, in the order of the page. */
export const DOCUMENTED_CODES: readonly VodErrorCode[] = Object.keys(CATALOG)
  .filter(isVodErrorCode)
  .filter((code) => ['common-2025-08-22', 'vod-2025-08-22'].includes(CATALOG[code].origin))

/** Headers that differ between responses or are set by the framework. */
const IGNORED_HEADERS = ['date', 'x-bce-request-id', 'x-powered-by', 'content-length']

/** The running BFFs, and their log. */
interface Running {
  readonly servers: Servers
  readonly log: Pick<BffLog, 'take'>
}

/** Makes VOD fail with a code for each BFF, and compares the responses with the contract and with each other. */
export async function compare({ servers, log }: Running, code: VodErrorCode): Promise<Comparison> {
  const fail = async (bff: string) => {
    const response = await requestFailingCall(servers, bff, code)
    return { ...response, logged: log.take().filter(({ requestId }) => requestId === response.requestId) }
  }
  const express = await fail(servers.express)
  const koa = await fail(servers.koa)
  const problems = [
    ...problemsOf('Express', code, express),
    ...problemsOf('Koa', code, koa),
    ...(comparablePart(express) === comparablePart(koa) ? [] : ['the two BFFs differ']),
  ]
  return { code, fault: CATALOG[code].fault, express, koa, problems }
}

async function requestFailingCall(
  { emulator }: Servers,
  bff: string,
  code: VodErrorCode,
): Promise<Omit<BffResponse, 'logged'>> {
  emulator.failNext({ code })
  const response = await fetch(`${bff}/media/${SEED.media.published}`)
  const body = await response.text()
  const call = emulator.requests.at(-1)
  return {
    upstream: { status: call?.status, requestId: call?.requestId },
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body,
    requestId: String(JSON.parse(body).requestId),
  }
}

function problemsOf(
  bff: string,
  code: VodErrorCode,
  { upstream, logged, ...response }: BffResponse,
): string[] {
  const { status } = CATALOG[code]
  const body = JSON.stringify({ requestId: upstream.requestId, code, message: en.codes[code] })
  const problems = []
  if (upstream.status !== status) problems.push(`VOD sent ${upstream.status}, expected ${status}`)
  if (response.status !== status) problems.push(`${bff} sent ${response.status}, expected ${status}`)
  if (response.body !== body) problems.push(`${bff} sent ${response.body}, expected ${body}`)
  if (response.headers['x-bce-request-id'] !== upstream.requestId)
    problems.push(`${bff} did not send VOD’s x-bce-request-id`)
  if (logged.length !== 1) problems.push(`${bff} logged ${logged.length} lines, expected one`)
  return problems
}

/** The part that must be the same in both BFFs: everything but the ids. */
function comparablePart({ status, headers, body, requestId }: BffResponse): string {
  const common = Object.entries(headers).filter(([name]) => !IGNORED_HEADERS.includes(name))
  return JSON.stringify([status, common.sort(), body.replace(requestId, 'ID')])
}
