import { VodClient } from '@baiducloud/sdk'
import { wrapVodClient } from '@vod-errors/core'
import { SEED } from '@vod-errors/emulator'

// Runs as a separate process, whose environment says which CA to trust.
const [, , endpoint = '', port] = process.argv
const { credentials, media } = SEED
const proxy = { host: '127.0.0.1', port: Number(port) }
const vod = wrapVodClient(new VodClient({ endpoint, credentials, proxy }), { timeout: 5000 })
const ids: unknown[] = []
for (let call = 0; call < 2; call++) {
  const { body } = await vod.getMediaResource(media.published)
  ids.push(Reflect.get(Object(body), 'mediaId'))
}
process.stdout.write(ids.join(' '))
