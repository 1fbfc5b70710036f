import { CATALOG, en, isVodErrorCode, type VodErrorCode } from '@vod-errors/core'
import { SEED } from '@vod-errors/emulator'
import type { Stage } from './stage.ts'

/** What one BFF made of one failed call. */
interface Answer {
  /** VOD's own words, from the emulator's journal. */
  readonly upstream: { readonly status: number | undefined; readonly requestId: string | undefined }
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The request id in the body, as the browser sees it. */
  readonly requestId: string
}

/** One code, through both BFFs. */
export interface Comparison {
  readonly code: VodErrorCode
  readonly express: Answer
  readonly koa: Answer
  /** What differs from the contract or between the BFFs; empty if all is well. */
  readonly problems: readonly string[]
}

/** The codes of the vendor's error page, in its order. */
export const DOCUMENTED_CODES: readonly VodErrorCode[] = Object.keys(CATALOG)
  .filter(isVodErrorCode)
  .filter((code) => ['common-2025-08-22', 'vod-2025-08-22'].includes(CATALOG[code].origin))

/** Headers that differ from answer to answer, or that only the framework sets. */
const OWN_HEADERS = ['date', 'x-bce-request-id', 'x-powered-by', 'content-length']

/** Makes VOD fail with a code, once through each BFF, and holds the answers against the contract and each other. */
export async function compare(stage: Stage, code: VodErrorCode): Promise<Comparison> {
  const express = await fail(stage, stage.express, code)
  const koa = await fail(stage, stage.koa, code)
  const problems = [
    ...problemsOf('Express', code, express),
    ...problemsOf('Koa', code, koa),
    ...(shared(express) === shared(koa) ? [] : ['the two BFFs differ']),
  ]
  return { code, express, koa, problems }
}

async function fail({ emulator }: Stage, bff: string, code: VodErrorCode): Promise<Answer> {
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

function problemsOf(bff: string, code: VodErrorCode, { upstream, ...answer }: Answer): string[] {
  const { status } = CATALOG[code]
  const body = JSON.stringify({ requestId: upstream.requestId, code, message: en.codes[code] })
  const problems = []
  if (upstream.status !== status) problems.push(`VOD answered ${upstream.status}, documented is ${status}`)
  if (answer.status !== status) problems.push(`${bff} answered ${answer.status}, documented is ${status}`)
  if (answer.body !== body) problems.push(`${bff} sent ${answer.body}, expected ${body}`)
  if (answer.headers['x-bce-request-id'] !== upstream.requestId) problems.push(`${bff} lost x-bce-request-id`)
  return problems
}

/** What must be the same in both BFFs: all but the ids. */
function shared({ status, headers, body, requestId }: Answer): string {
  const common = Object.entries(headers).filter(([name]) => !OWN_HEADERS.includes(name))
  return JSON.stringify([status, common.sort(), body.replace(requestId, 'ID')])
}
