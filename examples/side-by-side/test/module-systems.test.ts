import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

test('answers the same where the package is loaded as an ES module and as CommonJS in one process', async () => {
  const script = join(__dirname, 'both-module-systems.ts')
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script], {
    timeout: 30_000,
  })
  const answer = `404 {"requestId":"from-elsewhere","code":"MediaNotFound","message":"This video doesn't exist or was deleted."}`
  expect(JSON.parse(stdout)).toEqual({
    areTwoCopies: true,
    knowEachOther: true,
    answers: [answer, answer, answer, answer],
  })
}, 30_000)
