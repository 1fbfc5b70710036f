import { isVodError, wrapVodClient } from '@vod-errors/core'
import { createVodEmulator } from '@vod-errors/emulator'
import { CRASHES } from './crashes.ts'

// Runs as a separate process, without a listener for what nobody catches.
const [, , sdk, crash = '', isWrapped] = process.argv
const vod = createVodEmulator()
await vod.start()
const config = { endpoint: vod.endpoint, credentials: vod.credentials }
// Only the SDK that is asked for: to load it takes longer than everything else.
const { VodClient } = await (sdk === 'bce-sdk-js' ? import('bce-sdk-js') : import('@baiducloud/sdk'))
const bare = new VodClient(config)
const client = isWrapped ? wrapVodClient(bare, { timeout: 3000 }) : bare
const fault = CRASHES[crash]
if (!fault) throw new TypeError(`No such crash: ${crash}`)
vod.failNext(fault)
// Until the process ends: an await would not keep it from ending in silence.
const timer = setTimeout(() => process.stdout.write('hung'), 10_000)
try {
  await client.getMediaResource('mda-1')
} catch (thrown) {
  process.stdout.write(isVodError(thrown) ? thrown.code : String(thrown))
}
clearTimeout(timer)
await vod.stop()
