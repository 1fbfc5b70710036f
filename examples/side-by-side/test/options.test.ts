import { readOptions, USAGE } from '../src/options.ts'

const PORTS = { emulator: 3000, express: 3001, koa: 3002, web: 3003 }
const DEFAULTS = { once: false, verbose: false, ports: PORTS }

test.each([
  ['nothing', [], {}, DEFAULTS],
  ['--once', ['--once'], {}, { ...DEFAULTS, once: true }],
  ['-- --once, as pnpm passes it on', ['--', '--once'], {}, { ...DEFAULTS, once: true }],
  ['--verbose', ['--verbose'], {}, { ...DEFAULTS, verbose: true }],
  ['--koa-port 0', ['--koa-port', '0'], {}, { ...DEFAULTS, ports: { ...PORTS, koa: 0 } }],
  [
    'PORT, from which on it takes ports',
    ['--web-port', '80'],
    { PORT: '4000' },
    { ...DEFAULTS, ports: { emulator: 4000, express: 4001, koa: 4002, web: 80 } },
  ],
  [
    'PORT=0, which picks free ones',
    [],
    { PORT: '0' },
    { ...DEFAULTS, ports: { emulator: 0, express: 0, koa: 0, web: 0 } },
  ],
  ['-h', ['-h'], {}, undefined],
  ['--help', ['--help'], {}, undefined],
])('understands %s', (_name, args, env, options) => {
  expect(readOptions(args, env)).toEqual(options)
})

test.each([
  [['--koa-port', 'x'], {}, 'Expected --koa-port to be a port 0–65535, got x'],
  [['--koa-port', '70000'], {}, 'Expected --koa-port to be a port 0–65535, got 70000'],
  [[], { PORT: 'http' }, 'Expected PORT to be a port 0–65535, got http'],
  [[], { PORT: '65534' }, 'Expected --koa-port to be a port 0–65535, got 65536'],
  [['--nonsense'], {}, "Unknown option '--nonsense'. See npx pnpm@12 start --help"],
  [['extra'], {}, "Unexpected argument 'extra'. See npx pnpm@12 start --help"],
  [['--once=yes'], {}, "Option '--once' does not take an argument. See npx pnpm@12 start --help"],
])('rejects %j with %j', (args, env, message) => {
  expect(() => readOptions(args, env)).toThrow(message)
})

test('explains each flag within 80 columns', () => {
  for (const flag of [
    '--once',
    '--verbose',
    '--emulator-port',
    '--express-port',
    '--koa-port',
    '--web-port',
    '-h',
  ])
    expect(USAGE).toContain(`\n  ${flag}`)
  expect(USAGE.split('\n').filter((line) => line.length > 80)).toEqual([])
})
