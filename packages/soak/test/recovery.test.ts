import { MAX_RECOVERY, type Observation, observationRows } from '../src/scenarios/recovery.ts'

const OUTAGES = [{ killedAt: 1000, upAt: 2000 }]
const LATE = 2000 + MAX_RECOVERY + 500
const at = (verdict: Observation['verdict'], sentAt: number): Observation => ({
  host: 'Koa',
  verdict,
  status: verdict === 'VOD' ? 200 : 502,
  requestId: undefined,
  sentAt,
  receivedAt: sentAt + 5,
})
const red = (observations: readonly Observation[]) =>
  observationRows(observations, OUTAGES)
    .filter(({ isRed }) => isRed)
    .map(({ figure }) => figure)

test('accepts a BFF that reports VOD as down and recovers with it', () => {
  expect(red([at('VOD', 900), at('down', 1500), at('VOD', 2100)])).toEqual([])
})

test.each([
  ['no response from VOD comes after a restart', [at('down', 1500)], 'first response from VOD'],
  ['it comes too late', [at('down', 1500), at('VOD', LATE)], 'first response from VOD'],
  [
    'some calls still fail later',
    [at('down', 1500), at('VOD', 2100), at('down', LATE)],
    'later responses that still report',
  ],
  ['the outage was never seen', [at('VOD', 2100)], 'responses that report VOD as down'],
])('is red if %s', (_what, observations, figure) => {
  expect(red(observations).join()).toContain(figure)
})
