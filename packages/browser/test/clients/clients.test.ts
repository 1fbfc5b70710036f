import { readVodError } from '../../src/index.ts'
import { BFFS, startBff } from './bffs.ts'
import { CLIENTS } from './clients.ts'

// The first page of jsdom and the first bundle take seconds on a busy machine.
jest.setTimeout(30_000)

const FORMATS = ['vod', 'problem', 'umi'] as const
const MEDIA_NOT_FOUND = { code: 'MediaNotFound', params: { mediaId: 'mda-1' } }

const CASES = Object.keys(BFFS).flatMap((bff) => FORMATS.map((format) => [bff, format] as const))

describe.each(CASES)('%s, format %s', (name, format) => {
  const starting = startBff(BFFS[name] ?? fail(), format)
  afterAll(async () => (await starting).stop())

  test.each(Object.keys(CLIENTS))('%s: a caller fault', async (client) => {
    const bff = await starting
    const idOf = bff.failNext(MEDIA_NOT_FOUND)
    expect(await readVodError(await CLIENTS[client]?.(bff.url))).toEqual({
      code: 'MediaNotFound',
      message: "This video doesn't exist or was deleted.",
      requestId: idOf(),
      status: 404,
      retryAfter: undefined,
      retryable: false,
      fault: 'caller',
    })
  })

  test.each(Object.keys(CLIENTS))('%s: a failure that passes', async (client) => {
    const bff = await starting
    bff.failNext({ response: { status: 503, headers: { 'retry-after': '7' }, body: 'busy' } })
    expect(await readVodError(await CLIENTS[client]?.(bff.url))).toMatchObject({
      retryAfter: 7,
      retryable: true,
    })
  })
})

function fail(): never {
  throw new Error('There is no such BFF')
}
