import { RECOVERY, type Sighting, sightingRows } from '../src/scenarios/recovery.ts'

const OUTAGES = [{ killedAt: 1000, upAt: 2000 }]
const LATE = 2000 + RECOVERY + 500
const at = (verdict: Sighting['verdict'], askedAt: number): Sighting => ({
  host: 'Koa',
  verdict,
  status: verdict === 'VOD' ? 200 : 502,
  requestId: undefined,
  askedAt,
  answeredAt: askedAt + 5,
})
const red = (sightings: readonly Sighting[]) =>
  sightingRows(sightings, OUTAGES)
    .filter(({ isRed }) => isRed)
    .map(({ figure }) => figure)

test('is content with a BFF that is away with VOD and well again with it', () => {
  expect(red([at('VOD', 900), at('away', 1500), at('VOD', 2100)])).toEqual([])
})

test.each([
  ['no answer of VOD comes after a restart', [at('away', 1500)], 'first answer of VOD'],
  ['it comes too late', [at('away', 1500), at('VOD', LATE)], 'first answer of VOD'],
  [
    'some calls still fail later',
    [at('away', 1500), at('VOD', 2100), at('away', LATE)],
    'answers later than',
  ],
  ['the outage was never seen', [at('VOD', 2100)], 'answers that said that VOD is away'],
])('is red if %s', (_what, sightings, figure) => {
  expect(red(sightings).join()).toContain(figure)
})
