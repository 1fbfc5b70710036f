import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

test('sends the same responses if the package is loaded as an ES module and as CommonJS in one process', async () => {
  const script = join(__dirname, 'both-module-systems.ts')
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script], {
    timeout: 30_000,
  })
  const response = `404 {"requestId":"from-elsewhere","code":"MediaNotFound","message":"This video doesn't exist or was deleted."}`
  expect(JSON.parse(stdout)).toEqual({
    areTwoCopies: true,
    recognizeEachOther: true,
    responses: [response, response, response, response],
  })
}, 30_000)
