import { close, listen, urlOf } from '@vod-errors/testing'
import type { Contender, Group } from '../src/contenders/contender.ts'
import { GROUPS } from '../src/contenders/groups.ts'
import { checkResponse, fetchResponse, type ReceivedResponse } from '../src/storm/check-response.ts'

/** Silences the output of peers and of the default logger. */
beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => jest.restoreAllMocks())

async function responseOf(contender: Contender): Promise<ReceivedResponse> {
  const server = await listen(await contender.listen())
  try {
    return await fetchResponse(urlOf(server, '/media/mda-1'), contender)
  } finally {
    await close(server)
  }
}

function baseOf({ base, contenders }: Group): Contender {
  const found = contenders.find(({ name }) => name === base)
  if (!found) throw new Error(`No ${base}`)
  return found
}

test.each(Object.entries(GROUPS))(
  'every contender of %s sends its expected response',
  async (_name, load) => {
    const group = await load()
    const base = await responseOf(baseOf(group))
    for (const contender of group.contenders) {
      checkResponse(contender.name, await responseOf(contender), { expected: contender.expected, base })
    }
    expect(group.contenders.filter(({ expected }) => expected.isSame).length).toBeGreaterThan(1)
  },
)

test('our contenders use the language and format in their names', async () => {
  const { contenders } = await GROUPS.express()
  const [chinese, problem] = await Promise.all(
    ['ours, zh-CN negotiated', 'ours, problem+json'].map((name) => {
      const contender = contenders.find((each) => each.name === name)
      return contender && responseOf(contender)
    }),
  )
  expect(chinese?.headers['content-language']).toBe('zh-CN')
  expect(JSON.parse(problem?.body ?? '')).toMatchObject({ code: 'MediaNotFound', status: 404 })
})

describe('the check before the measurement', () => {
  const base: ReceivedResponse = { status: 404, headers: { 'content-type': 'application/json' }, body: '{}' }
  const expected = { status: 404, type: 'application/json', isSame: true }

  test.each([
    ['another status', { ...base, status: 500 }, 'to send 404'],
    ['another type', { ...base, headers: { 'content-type': 'text/html' } }, 'to send 404'],
    ['an extra header', { ...base, headers: { ...base.headers, 'x-a': '1' } }, 'the same bytes'],
    ['another body', { ...base, body: '{} ' }, 'the same bytes'],
  ])('rejects %s', (_name, actual, reason) => {
    expect(() => checkResponse('it', actual, { expected, base })).toThrow(reason)
  })

  test('accepts the same headers in another order', () => {
    const actual = { ...base, headers: { a: '1', 'content-type': 'application/json' } }
    const reordered = { ...base, headers: { 'content-type': 'application/json', a: '1' } }
    expect(() => checkResponse('it', actual, { expected, base: reordered })).not.toThrow()
  })
})
