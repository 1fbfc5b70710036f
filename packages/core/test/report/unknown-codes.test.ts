import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { CATALOG, CHANNELS, VodError } from '../../src/index.ts'
import { ADAPTER, REQUEST, REQUEST_ID } from '../adapter.ts'
import { captureStderr } from '../stderr.ts'
import { plainLogger, respondTo, sdkRejection } from './respond-to.ts'

const printed = captureStderr()

const noop = () => {}

test('warns about an unknown code once for all handlers, with status and request id', async () => {
  const { lines, logger } = plainLogger()
  const first = sdkRejection('Brand.NewCode', 418)
  await respondTo(first, { logger: false })
  await respondTo(first, { logger })
  await respondTo(first, { logger })
  await respondTo(first)
  expect(lines.map((line) => line.split(' {', 1)[0])).toEqual([
    'info: VOD error NewCode, responded 418',
    `warn: VOD sent a code that the catalog does not know: NewCode (status 418, requestId=${REQUEST_ID})`,
    'info: VOD error NewCode, responded 418',
  ])
  expect(printed()).toEqual([])
})

test('warns about an unknown code even if its line is not logged', async () => {
  const { lines, logger } = plainLogger()
  await respondTo(sdkRejection('QuietCode', 418), { logger, logLevel: { caller: false } })
  await respondTo(new VodError({ upstreamCode: 'CodeWithoutStatus' }), { logger, logLevel: () => false })
  await respondTo(sdkRejection('CodeForStderr', 418))
  const what = 'VOD sent a code that the catalog does not know'
  expect(lines).toEqual([
    `warn: ${what}: QuietCode (status 418, requestId=${REQUEST_ID})`,
    expect.stringMatching(`^warn: ${what}: CodeWithoutStatus \\(status unknown, requestId=[0-9a-f-]{36}\\)$`),
  ])
  expect(printed()).toEqual([`[vod-errors] ${what}: CodeForStderr (status 418, requestId=${REQUEST_ID})`])
})

test('does not warn about codes of the catalog or synthetic codes', async () => {
  const { lines, logger } = plainLogger()
  for (const code of Object.keys(CATALOG))
    await respondTo(new VodError({ upstreamCode: `Any.${code}` }), { logger })
  await respondTo(new VodError({ syntheticCode: 'UpstreamTimeout' }), { logger })
  expect(lines.length).toBe(Object.keys(CATALOG).length + 1)
  expect(lines.join('\n')).not.toContain('does not know')
})

test.each(['constructor', 'toString', 'hasOwnProperty'])(
  'treats %s as an unknown code',
  async (upstreamCode) => {
    const { lines, logger } = plainLogger()
    await respondTo(sdkRejection(upstreamCode, 418), { logger })
    expect(lines).toEqual([
      expect.stringContaining(`VOD error ${upstreamCode}, responded 418`),
      expect.stringContaining(`does not know: ${upstreamCode} (status 418`),
    ])
  },
)

const PAUSE = 'VOD sent 100 codes that the catalog does not know. No warnings about others for an hour'

test('warns about at most 100 of 10,000 invented codes, so that they fill neither memory nor log', async () => {
  await jest.isolateModulesAsync(async () => {
    const core = jest.requireActual<typeof import('../../src/host.ts')>('../../src/host.ts')
    const warnings: unknown[] = []
    const logger = { info: noop, warn: (text: unknown) => warnings.push(text), error: noop }
    const { respond } = core.createResponder(ADAPTER, { logger })
    const received = jest.fn()
    subscribe(CHANNELS.unknownCode, received)
    for (let i = 0; i < 10_000; i++) respond(sdkRejection(`Invented${i}`, 418), REQUEST)
    unsubscribe(CHANNELS.unknownCode, received)
    await nextTurn()
    expect(warnings).toHaveLength(101)
    expect(new Set(warnings).size).toBe(101)
    expect(warnings.at(-1)).toBe(PAUSE)
    expect(received).toHaveBeenCalledTimes(10_000)
  })
})

test('warns about new codes again an hour after a flood', () => {
  jest.isolateModules(() => {
    const { warnAboutUnknownCode } = jest.requireActual<typeof import('../../src/report/unknown-codes.ts')>(
      '../../src/report/unknown-codes.ts',
    )
    const now = jest.spyOn(performance, 'now')
    const warn = jest.fn()
    function floodAfter(minutes: number): number {
      now.mockReturnValue(1_000 + minutes * 60_000)
      warn.mockClear()
      for (let i = 0; i < 1_000; i++)
        warnAboutUnknownCode({ code: `C${minutes}X${i}`, upstreamStatus: 418, requestId: 'r' }, { warn })
      return warn.mock.calls.length
    }
    expect([0, 1, 59, 60, 61, 119, 120].map(floodAfter)).toEqual([101, 0, 0, 101, 0, 0, 101])
    now.mockRestore()
  })
})
