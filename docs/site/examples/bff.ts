import { BceBaseClient } from '@baiducloud/sdk'
import { assertVodOk, type ErrorContext, type FormatName, vodCall, wrapVodClient } from '@vod-errors/core'
import type { VodEmulator } from '@vod-errors/emulator'
import { vodErrorHandler } from '@vod-errors/express'

import express, { type Express } from 'express'
import pino from 'pino'

/** The formats of the examples. */
export const FORMATS = ['vod', 'problem', 'umi'] as const satisfies readonly FormatName[]
export const FORMAT_HEADER = 'x-format'

/** The site in the examples. */
const DOCS_URL = 'https://docs.example.com/vod-errors/codes/'

/** The client for VOD's API v2. */
export function createClient({ endpoint, credentials }: VodEmulator) {
  return wrapVodClient(new BceBaseClient({ endpoint, credentials }, 'vod', true))
}

/** The BFF of the examples. Its routes make each kind of failing call, and it adds its JSON log to `lines`. */
export function createBff(emulator: VodEmulator, lines: string[]): Express {
  const { endpoint } = emulator
  const client = createClient(emulator)
  const get = async (path: string) => (await client.sendRequest('GET', path)).body
  const logger = pino({ base: null, timestamp: false }, { write: (line: string) => lines.push(line) })

  return express()
    .get('/media/:mediaId', async (req, res) => {
      res.json(assertVodOk(await get(`/v2/medias/${encodeURIComponent(req.params.mediaId)}`)))
    })
    .get('/tasks/:taskId', async (req, res) => {
      res.json(assertVodOk(await get(`/v2/tasks/${encodeURIComponent(req.params.taskId)}`)))
    })
    .get('/media/:mediaId/cover', async (_req, res) => {
      const options = { timeout: 50, operation: 'GET /v2/medias/{id}' }
      res.json(await vodCall(({ signal }) => fetch(`${endpoint}/v2/medias/mda-1`, { signal }), options))
    })
    .get('/media/:mediaId/statistics', async (_req, res) => {
      const options = { signal: AbortSignal.abort(), operation: 'GET /v2/medias/{id}' }
      res.json(await vodCall(({ signal }) => fetch(`${endpoint}/v2/medias/mda-1`, { signal }), options))
    })
    .get('/media/:mediaId/title', async (_req, res) => {
      res.json(await vodCall(readTitle, { operation: 'readTitle' }))
    })
    .use(vodErrorHandler({ logger, docsUrl: DOCS_URL, format: formatAsked }))
}

/** The examples ask for each format by its name. */
function formatAsked(_error: unknown, { request }: ErrorContext): FormatName {
  const asked = request.header(FORMAT_HEADER)
  return FORMATS.find((name) => name === asked) ?? 'vod'
}

/** A bug in the app, inside a call. */
function readTitle(): Promise<string> {
  return Promise.resolve('{}').then((text) => JSON.parse(text).basic.title)
}
