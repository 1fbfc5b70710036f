import { setTimeout as sleep } from 'node:timers/promises'
import { countdown } from '../src/index.ts'

test('ticks once a second with real timers, which can fire a little early', async () => {
  const runs = Array.from({ length: 100 }, async (_item, index) => {
    await sleep(index * 3.3)
    const ticks: number[] = []
    await countdown(1, { onTick: (left) => ticks.push(left) })
    return ticks
  })
  for (const ticks of await Promise.all(runs)) expect(ticks).toEqual([1, 0])
})
