import { Ledger } from '../src/load/ledger.ts'

const ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'
const OTHER = '11111111-5fd8-4f42-a795-bb51c8cf5c6a'

test('settles a request when response, journal and log have the same id', () => {
  const ledger = new Ledger()
  ledger.recordCall('mda-broken-1', ID)
  ledger.recordLogLine('mda-broken-1', ID)
  expect(ledger.settled).toBe(0)
  ledger.recordResponse('mda-broken-1', ID)
  expect([ledger.settled, ledger.open]).toEqual([1, []])
})

test('expects no log line for a caller fault, and no VOD id if VOD sent none', () => {
  const ledger = new Ledger()
  ledger.recordCall('mda-missing-1', ID)
  ledger.recordResponse('mda-missing-1', ID)
  ledger.recordCall('mda-cut-2', ID)
  ledger.recordLogLine('mda-cut-2', OTHER)
  ledger.recordResponse('mda-cut-2', OTHER)
  expect([ledger.settled, ledger.open]).toEqual([2, []])
})

test.each([
  ['missing', (ledger: Ledger) => ledger.recordResponse('mda-missing-1', '')],
  [
    'used twice',
    (ledger: Ledger) => {
      ledger.recordResponse('mda-missing-1', ID)
      ledger.recordResponse('mda-missing-2', ID)
    },
  ],
  [
    'different from the call',
    (ledger: Ledger) => {
      ledger.recordResponse('mda-missing-1', ID)
      ledger.recordCall('mda-missing-1', OTHER)
    },
  ],
  [
    'different from the log line',
    (ledger: Ledger) => {
      ledger.recordResponse('mda-broken-1', ID)
      ledger.recordCall('mda-broken-1', ID)
      ledger.recordLogLine('mda-broken-1', OTHER)
    },
  ],
])('finds a requestId that is %s', (problem, record) => {
  const ledger = new Ledger()
  record(ledger)
  expect(ledger.problems.count(problem)).toBe(1)
})

test.each([
  ['got no response', ['recordCall', 'recordLogLine'], 'mda-broken-1 (call, line)'],
  ['never reached VOD', ['recordResponse', 'recordLogLine'], 'mda-broken-1 (response, line)'],
  ['was not logged', ['recordResponse', 'recordCall'], 'mda-broken-1 (response, call)'],
  [
    'reached VOD twice',
    ['recordCall', 'recordCall', 'recordResponse', 'recordLogLine'],
    'mda-broken-1 again (call)',
  ],
  [
    'was logged twice',
    ['recordCall', 'recordResponse', 'recordLogLine', 'recordLogLine'],
    'mda-broken-1 (line)',
  ],
] as const)('keeps open a request that %s', (_what, records, open) => {
  const ledger = new Ledger()
  for (const record of records) ledger[record]('mda-broken-1', ID)
  expect(ledger.open).toEqual([open])
})

test('keeps open a request that should not have been logged', () => {
  const ledger = new Ledger()
  ledger.recordLogLine('mda-missing-1', ID)
  ledger.recordCall('mda-missing-1', ID)
  ledger.recordResponse('mda-missing-1', ID)
  expect(ledger.open).toEqual(['mda-missing-1 (line, call, response)'])
})
