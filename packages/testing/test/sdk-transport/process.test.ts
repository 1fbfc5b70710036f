import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { bundle } from '../../src/bundle.ts'
import { CRASHES_OF } from './crashes.ts'

const PROGRAM = bundle(join(__dirname, 'meet-crash.ts'))

/** Meets a crash in a separate process, and returns how that ended. */
function meet(...args: readonly string[]) {
  return spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8', timeout: 30_000 })
}

describe.each(Object.entries(CRASHES_OF))('%s', (sdk, crashes) => {
  test.each(crashes)('%s ends the process of the bare SDK', (crash) => {
    const { status, stdout, stderr } = meet(sdk, crash)
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain('Error')
  })

  test.each(crashes)('%s is a VodError of the wrapped client', (crash) => {
    expect(meet(sdk, crash, 'wrapped')).toMatchObject({
      status: 0,
      stdout: 'UpstreamInvalidResponse',
      stderr: '',
    })
  })
})
