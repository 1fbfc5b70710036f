import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(__dirname, '../../..')
const FOLDER = '.github/workflows'
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
const FILES = readdirSync(join(ROOT, FOLDER))
const textOf = (file: string) => readFileSync(join(ROOT, FOLDER, file), 'utf8')
const MATRIX = readFileSync(join(ROOT, 'docs/matrix.md'), 'utf8')

// `pnpm lint` checks the syntax of the workflows.

test('there is a workflow for each of these', () => {
  expect(FILES).toEqual(['check.yml', 'docs.yml', 'fuzz.yml', 'matrix.yml', 'release.yml'])
})

test.each(FILES)('%s runs the commands that maintainers run', (file) => {
  const text = textOf(file)
  const commands = Array.from(text.matchAll(/pnpm@12 ([\w:]+)/g), ([, command = '']) => command)
  const programs = Array.from(text.matchAll(/run: (\.ci\/\w+)/g), ([, path = '']) => path)
  expect([...commands, ...programs]).not.toEqual([])
  for (const command of commands) expect(Object.keys(scripts)).toContain(command)
  for (const path of programs) expect(existsSync(join(ROOT, path))).toBe(true)
})

test.each(FILES)('%s says what it may do', (file) => {
  expect(textOf(file)).toMatch(/^permissions:\n {2}contents: (?:read|write)$/m)
})

test('the matrix has the versions of Node that the docs promise', () => {
  const versionsIn = (list = '') => list.match(/\d+/g)
  const promised = versionsIn(/^\| Node \| (.*) \|$/m.exec(MATRIX)?.[1])
  expect(promised).not.toBeNull()
  expect(versionsIn(/node: \[(.*)\]/.exec(textOf('matrix.yml'))?.[1])).toEqual(promised)
})

test('the fuzz draws other values each week, for longer than the tests', () => {
  const text = textOf('fuzz.yml')
  expect(text).toContain('schedule:')
  const [, seed] = /FAST_CHECK_SEED: (.*)/.exec(text) ?? []
  expect(seed).toContain('github.run_id')
  const [, runs] = /FAST_CHECK_RUNS: .*\|\| .(\d+)/.exec(text) ?? []
  expect(Number(runs)).toBeGreaterThan(1_000)
})
