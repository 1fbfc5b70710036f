import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { close, listen, urlOf } from '@vod-errors/testing'
import { options as byCode } from '../../src/messages/by-code.ts'
import { messages as withI18next } from '../../src/messages/i18next.ts'
import { writeMessages } from '../../src/messages/print.ts'
import { openTexts } from '../../src/messages/reloaded.ts'
import { respondIn } from './respond-in.ts'
import { runIcu } from './run-icu.ts'

const BUILT_IN = "We couldn't complete this request. Please check it and try again."

test('messages by code are written in the language of the request', async () => {
  expect(await respondIn('zh-TW', ['MediaBanned', 'RequestConflict'], byCode)).toBe(
    'zh-TW MediaBanned: 這部影片已下架。\nzh-TW RequestConflict: 其他變更仍在處理中，請稍後再試。\n',
  )
  expect(await respondIn('en', ['MediaNotFound', 'RequestConflict'], byCode)).toBe(
    'en MediaNotFound: We have no video mda-1.\nen RequestConflict: Try again in 1 s.\n',
  )
})

test('i18next writes the messages that it has, in the language of the request', async () => {
  const options = { messages: withI18next }
  expect(await respondIn('zh-TW', ['MediaNotFound', 'RequestConflict'], options)).toBe(
    'zh-TW MediaNotFound: 找不到影片 mda-1。\nzh-TW RequestConflict: 請在 1 秒後再試。\n',
  )
  expect(await respondIn('en', ['RequestConflict', 'constructor'], options)).toBe(
    `en RequestConflict: Another change is still in progress. Please try again in a moment.\nen constructor: ${BUILT_IN}\n`,
  )
})

test('intl-messageformat writes plurals', () => {
  const lines = runIcu()
  expect(lines).toContain('en RequestConflict: Try again in 1 second.\n')
  expect(lines).toContain('zh-TW RequestConflict: 請在 1 秒後再試。\n')
  expect(lines).toContain("en MediaNotFound: This video doesn't exist or was deleted.\n")
  expect(lines).toContain(`en constructor: ${BUILT_IN}\n`)
}, 90_000)

test('a reloaded map changes the messages of a running BFF, and stays if a reload fails', async () => {
  let cms: object | undefined = { 'en MediaNotFound': 'Old.' }
  const server = await listen((_req, res) => {
    res.statusCode = cms ? 200 : 500
    res.end(JSON.stringify(cms ?? {}))
  })
  const { messages, reload, stop } = await openTexts(urlOf(server, '/texts'))
  const read = () => respondIn('en', ['MediaNotFound'], { messages })
  expect(await read()).toBe('en MediaNotFound: Old.\n')
  cms = { 'en MediaNotFound': 'New.' }
  await reload()
  expect(await read()).toBe('en MediaNotFound: New.\n')
  cms = undefined
  await reload()
  expect(await read()).toBe('en MediaNotFound: New.\n')
  stop()
  await close(server)
})

test('the tables of messages are written for Excel and for a pull request', () => {
  const folder = mkdtempSync(join(tmpdir(), 'messages-'))
  writeMessages(folder)
  expect(readFileSync(join(folder, 'messages.csv'), 'utf8')).toContain('We have no video {mediaId}.')
  expect(readFileSync(join(folder, 'messages.md'), 'utf8')).toContain('| 這部影片已下架。 |')
  rmSync(folder, { recursive: true })
})
