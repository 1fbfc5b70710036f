import { Ledger } from '../src/load/ledger.ts'

const ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'
const OTHER = '11111111-5fd8-4f42-a795-bb51c8cf5c6a'

test('settles a request that answer, journal and log tell of with one id', () => {
  const ledger = new Ledger()
  ledger.called('mda-broken-1', ID)
  ledger.logged('mda-broken-1', ID)
  expect(ledger.settled).toBe(0)
  ledger.answered('mda-broken-1', ID)
  expect([ledger.settled, ledger.open]).toEqual([1, []])
})

test('wants no log line of what the browser asked wrongly, and no id of VOD’s where VOD gave none', () => {
  const ledger = new Ledger()
  ledger.called('mda-missing-1', ID)
  ledger.answered('mda-missing-1', ID)
  ledger.called('mda-cut-2', ID)
  ledger.logged('mda-cut-2', OTHER)
  ledger.answered('mda-cut-2', OTHER)
  expect([ledger.settled, ledger.open]).toEqual([2, []])
})

test.each([
  ['missing', (ledger: Ledger) => ledger.answered('mda-missing-1', '')],
  [
    'given twice',
    (ledger: Ledger) => {
      ledger.answered('mda-missing-1', ID)
      ledger.answered('mda-missing-2', ID)
    },
  ],
  [
    'not that of the call',
    (ledger: Ledger) => {
      ledger.answered('mda-missing-1', ID)
      ledger.called('mda-missing-1', OTHER)
    },
  ],
  [
    'not that of the log line',
    (ledger: Ledger) => {
      ledger.answered('mda-broken-1', ID)
      ledger.called('mda-broken-1', ID)
      ledger.logged('mda-broken-1', OTHER)
    },
  ],
])('finds a requestId that is %s', (fault, happen) => {
  const ledger = new Ledger()
  happen(ledger)
  expect(ledger.faults.count(fault)).toBe(1)
})

test.each([
  ['was never answered', ['called', 'logged'], 'mda-broken-1 (call, line)'],
  ['never reached VOD', ['answered', 'logged'], 'mda-broken-1 (answer, line)'],
  ['was not logged', ['answered', 'called'], 'mda-broken-1 (answer, call)'],
  ['reached VOD twice', ['called', 'called', 'answered', 'logged'], 'mda-broken-1 again (call)'],
  ['was logged twice', ['called', 'answered', 'logged', 'logged'], 'mda-broken-1 (line)'],
] as const)('keeps a request open that %s', (_what, voices, open) => {
  const ledger = new Ledger()
  for (const voice of voices) ledger[voice]('mda-broken-1', ID)
  expect(ledger.open).toEqual([open])
})

test('keeps a request open that was logged and should not be', () => {
  const ledger = new Ledger()
  ledger.logged('mda-missing-1', ID)
  ledger.called('mda-missing-1', ID)
  ledger.answered('mda-missing-1', ID)
  expect(ledger.open).toEqual(['mda-missing-1 (line, call, answer)'])
})
