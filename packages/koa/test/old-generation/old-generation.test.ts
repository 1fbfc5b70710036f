import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { bundle } from '@vod-errors/testing/bundle'

test('puts nothing of a request in the old generation, from where it would be expensive to remove', () => {
  // Optimized code differs from one run to the next.
  const args = ['--no-opt', bundle(join(__dirname, 'handle-requests.ts'))]
  const output = execFileSync(process.execPath, args)
  // A function alone takes 64 bytes there.
  expect(Number(output)).toBeLessThan(16)
})
