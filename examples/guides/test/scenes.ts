import type { RequestListener } from 'node:http'
import { VodClient } from '@baiducloud/sdk'
import { readVodError } from '@vod-errors/browser'
import { createVodEmulator, type Fault, type VodEmulator } from '@vod-errors/emulator'
import { renderMessages, type VodErrorHandlerOptions, vodErrorHandler } from '@vod-errors/express'
import { createApp as createExpressBff } from '@vod-errors-examples/express-bff'
import { createVod, type Vod } from '@vod-errors-examples/vod-client'
import express from 'express'
import pino from 'pino'
import { options as codes } from '../src/codes.ts'
import { own, problem } from '../src/formats.ts'
import { createApp as createHandWritten } from '../src/hand-written.ts'
import { options as byCode } from '../src/messages/by-code.ts'
import { messages as fromI18next } from '../src/messages/i18next.ts'
import { options as moreLanguages } from '../src/messages/languages.ts'
import { createApp as createMigrated } from '../src/migrated.ts'
import { options as gateway } from '../src/status-policy.ts'
import { options as umi } from '../src/umi/bff.ts'
import { options as umiWith200 } from '../src/umi/with-200.ts'
import { ask } from './ask.ts'
import { respondIn } from './messages/respond-in.ts'
import { runIcu } from './messages/run-icu.ts'

/** Starts an emulator for a scene, and stops it afterwards. */
export async function withVod<Result>(play: (emulator: VodEmulator) => Promise<Result>): Promise<Result> {
  const emulator = createVodEmulator()
  await emulator.start()
  try {
    return await play(emulator)
  } finally {
    await emulator.stop()
  }
}

const ANY_ID = /[\da-f]{8}-[\da-f-]{27}/g
const SAMPLE_ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'

/** A response as the pages show it: ids and moments differ each time. */
function shown({ status, text }: { status: number; text: string }): string {
  return `HTTP ${status}\n${text.replace(ANY_ID, SAMPLE_ID).replace(/(127\.0\.0\.1):\d+/g, '$1')}\n`
}

type Make = (vod: Vod) => RequestListener

const scene =
  (make: Make, path: string, fault?: Fault): (() => Promise<string>) =>
  () =>
    withVod(async (emulator) => {
      if (fault) emulator.failNext(fault)
      return shown(await ask(make(createVod(emulator)), path))
    })

const silent: Make = (vod) => createExpressBff(vod, pino({ enabled: false }))

/** The SDK as it is, not wrapped. */
const bare =
  (make: (vod: Pick<Vod, 'getMedia'>) => RequestListener, fault: Fault): (() => Promise<string>) =>
  () =>
    withVod(async (emulator) => {
      const client = new VodClient(emulator)
      emulator.failNext(fault)
      const getMedia = async (id: string) => (await client.getMediaResource(id)).body
      return shown(await ask(make({ getMedia }), '/media/mda-1'))
    })

const withOptions =
  (options: VodErrorHandlerOptions): Make =>
  (vod) =>
    express()
      .get('/media', async (_req, res) => {
        res.json(await vod.listMedia())
      })
      .use(vodErrorHandler({ ...options, logger: false }))

/** What is read in some languages, joined. */
async function read(options: VodErrorHandlerOptions, codes: Readonly<Record<string, readonly string[]>>) {
  const lines: string[] = []
  for (const [locale, some] of Object.entries(codes)) lines.push(await respondIn(locale, some, options))
  return lines.join('')
}

const MISSING: Fault = { code: 'MediaNotFound', params: { mediaId: 'mda-1' } }

/** What `readVodError` makes of a response. */
const readByPage = (make: Make, path: string, fault: Fault) => () =>
  withVod(async (emulator) => {
    emulator.failNext(fault)
    const { status, headers, text } = await ask(make(createVod(emulator)), path)
    const error = await readVodError({ status, headers, data: text })
    return `${JSON.stringify(error, null, 2)}\n`.replace(ANY_ID, SAMPLE_ID)
  })

/** What the blocks marked `seen` show, by name: each is made for real, and compared. */
export const SCENES: Readonly<Record<string, () => Promise<string>>> = {
  'an unknown media': scene(silent, '/media/mda-unknown'),
  'a wrong key, documented': scene(silent, '/media', { code: 'AccessDenied' }),
  'a wrong key, gateway': scene(withOptions(gateway), '/media', { code: 'AccessDenied' }),
  'a problem': scene(withOptions(problem), '/media', MISSING),
  'a body of your own': scene(withOptions(own), '/media', MISSING),
  'a code of the app': scene(withOptions(codes), '/media', {
    code: 'QuotaUsedUp',
    status: 400,
    message: 'Quota of 50 GB is used up',
  }),
  'a missing video, for umi': scene(withOptions(umi), '/media', MISSING),
  'a missing video, for umi, with 200': scene(withOptions(umiWith200), '/media', MISSING),
  'a gateway in front of VOD': scene(silent, '/media', { transport: 'html' }),
  'what a page reads': readByPage(silent, '/media/mda-1', { code: 'RequestConflict' }),
  'the hand-written handler': bare(createHandWritten, { code: 'AccessDenied' }),
  'texts from i18next': () =>
    read(
      { messages: fromI18next },
      { 'zh-TW': ['MediaNotFound', 'RequestConflict'], en: ['RequestConflict'] },
    ),
  'texts in ICU format': async () => (runIcu().match(/^.*RequestConflict.*\n/gm) ?? []).join(''),
  'a part of the table of messages': async () =>
    (renderMessages(byCode).match(/^\| (?:code|---|MediaBanned|AccessDenied) .*\n/gm) ?? []).join(''),
  'more languages': () =>
    read(moreLanguages, {
      ...{ ja: ['MediaNotFound'], ko: ['MediaNotFound'] },
      ...{ 'zh-HK': ['MediaNotFound', 'RequestConflict'], 'zh-MO': ['MediaNotFound'], fr: ['MediaNotFound'] },
    }),
  'the migrated handler': bare(createMigrated, { code: 'AccessDenied' }),
}
