import { createRequire } from 'node:module'
import { join } from 'node:path'
import { BceBaseClient } from '@baiducloud/sdk'
import { vodErrorHandler } from '@vod-errors/koa'
import Koa from 'koa'

const { VOD_ENDPOINT: endpoint, VOD_AK: ak, VOD_SK: sk } = process.env
const vod = new BceBaseClient({ endpoint, credentials: { ak, sk } }, 'vod', true)
const vodWithWrongKey = new BceBaseClient({ endpoint, credentials: { ak, sk: 'wrong key' } }, 'vod', true)
const required = createRequire(join(process.cwd(), 'app.js'))('@vod-errors/core')
const app = new Koa()

app.use(vodErrorHandler())

app.use(async (ctx) => {
  const [, route, name = ''] = ctx.path.split('/')
  if (route === 'media') ctx.body = (await vod.sendRequest('GET', `/v2/medias/${name}`)).body
  if (route === 'wrong-key') await vodWithWrongKey.sendRequest('GET', '/v2/medias')
  if (route === 'other') throw Object.assign(new Error('from the app'), { status: 418, expose: true })
  if (route === 'copy') {
    const copy = name === 'import' ? await import('@vod-errors/core') : required
    throw new copy.VodError({ upstreamCode: 'MediaBanned', requestId: 'from-a-copy' })
  }
})

app.listen(3000)
