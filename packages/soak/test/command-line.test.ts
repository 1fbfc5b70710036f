import { readCommandLine } from '../src/command-line.ts'

test('runs everything at full length by default', () => {
  const all = {
    scenarios: ['storm', 'hung-calls', 'hung-sockets', 'restart'],
    seconds: undefined,
    calls: undefined,
  }
  expect(readCommandLine([])).toEqual({ ...all, isFull: true })
  expect(readCommandLine(['--seconds', '5'])).toEqual({ ...all, seconds: 5, isFull: false })
  expect(readCommandLine(['restart'])).toMatchObject({ scenarios: ['restart'], isFull: false })
  expect(readCommandLine(['--help'])).toBeUndefined()
})

test.each([
  [['gale'], 'Expected one of storm, hung-calls, hung-sockets, restart, got gale'],
  [['--seconds', '0'], 'Expected --seconds to be a whole number 1–600, got 0'],
  [['--seconds', '601'], 'Expected --seconds to be a whole number 1–600, got 601'],
  [['--calls', '1e9'], 'Expected --calls to be a whole number 1–20000, got 1e9'],
  [['--nonsense'], 'nonsense'],
])('rejects %j', (args, message) => {
  expect(() => readCommandLine(args)).toThrow(message)
})
