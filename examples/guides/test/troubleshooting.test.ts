import { readText } from './blocks.ts'
import { SYMPTOMS } from './symptoms.ts'

beforeEach(() => jest.spyOn(console, 'error').mockImplementation(() => {}))
afterEach(() => jest.restoreAllMocks())

const HEADINGS = Array.from(
  readText('docs/troubleshooting.md').matchAll(/^## (.+)$/gm),
  ([, name = '']) => name,
)

test('the page has every symptom that is tried here, and no other', () => {
  expect(HEADINGS).toEqual(Object.keys(SYMPTOMS))
})

test.each(Object.entries(SYMPTOMS))('%s', async (_heading, makeIt) => await makeIt(), 30_000)
