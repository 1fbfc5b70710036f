import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { bundle } from '../../src/bundle.ts'

interface Line {
  readonly name: string
  readonly expected: object
  readonly isFoundAlone: boolean
  readonly viaCall: object
  /** What the handler finds, if it knows VOD's host. */
  readonly alone?: object
}

const { stdout, stderr } = spawnSync(process.execPath, [bundle(join(__dirname, 'drive-situations.ts'))], {
  encoding: 'utf8',
  timeout: 60_000,
})
if (!stdout) throw new Error(`drive-situations.ts failed: ${stderr}`)
const lines: readonly Line[] = JSON.parse(stdout)

test.each(lines)('$name becomes the right VodError through vodCall', ({ viaCall, expected }) => {
  expect(viaCall).toMatchObject(expected)
})

test.each(lines)(
  '$name is recognized by the handler if the error tells the host',
  ({ isFoundAlone, alone, expected }) => {
    if (isFoundAlone) expect(alone).toMatchObject(expected)
    else expect(alone).toBeUndefined()
  },
)

test('every situation was tried', () => {
  expect(lines).toHaveLength(25)
})
