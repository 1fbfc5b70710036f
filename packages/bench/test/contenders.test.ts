import { close, listen, urlOf } from '@vod-errors/testing'
import type { Contender, Group } from '../src/contenders/contender.ts'
import { GROUPS } from '../src/contenders/groups.ts'
import { checkAnswer, type SeenAnswer, seeAnswer } from '../src/storm/check-answer.ts'

/** What peers and our own default logger print is no concern of the answers. */
beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => jest.restoreAllMocks())

async function answerOf(contender: Contender): Promise<SeenAnswer> {
  const server = await listen(await contender.listen())
  try {
    return await seeAnswer(urlOf(server, '/media/mda-1'), contender)
  } finally {
    await close(server)
  }
}

function baseOf({ base, contenders }: Group): Contender {
  const found = contenders.find(({ name }) => name === base)
  if (!found) throw new Error(`No ${base}`)
  return found
}

test.each(Object.entries(GROUPS))('every contender of %s answers what it claims', async (_name, load) => {
  const group = await load()
  const same = await answerOf(baseOf(group))
  for (const contender of group.contenders) {
    checkAnswer(contender.name, await answerOf(contender), { claim: contender.answers, same })
  }
  expect(group.contenders.filter(({ answers }) => answers.isSame).length).toBeGreaterThan(1)
})

test('the languages and formats of ours are what the rows say', async () => {
  const { contenders } = await GROUPS.express()
  const [chinese, problem] = await Promise.all(
    ['ours, zh-CN negotiated', 'ours, problem+json'].map((name) => {
      const contender = contenders.find((each) => each.name === name)
      return contender && answerOf(contender)
    }),
  )
  expect(chinese?.headers['content-language']).toBe('zh-CN')
  expect(JSON.parse(problem?.body ?? '')).toMatchObject({ code: 'MediaNotFound', status: 404 })
})

describe('the check before the measurement', () => {
  const same: SeenAnswer = { status: 404, headers: { 'content-type': 'application/json' }, body: '{}' }
  const claim = { status: 404, type: 'application/json', isSame: true }

  test.each([
    ['another status', { ...same, status: 500 }, 'otherwise than 404'],
    ['another type', { ...same, headers: { 'content-type': 'text/html' } }, 'otherwise than 404'],
    ['one more header', { ...same, headers: { ...same.headers, 'x-a': '1' } }, 'other bytes'],
    ['another body', { ...same, body: '{} ' }, 'other bytes'],
  ])('refuses %s', (_name, seen, reason) => {
    expect(() => checkAnswer('it', seen, { claim, same })).toThrow(reason)
  })

  test('accepts the same headers in another order', () => {
    const seen = { ...same, headers: { a: '1', 'content-type': 'application/json' } }
    const base = { ...same, headers: { 'content-type': 'application/json', a: '1' } }
    expect(() => checkAnswer('it', seen, { claim, same: base })).not.toThrow()
  })
})
