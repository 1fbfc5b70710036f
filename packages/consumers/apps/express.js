import { createRequire } from 'node:module'
import { join } from 'node:path'
import { BceBaseClient } from '@baiducloud/sdk'
import { vodErrorHandler } from '@vod-errors/express'
import express from 'express'

const { VOD_ENDPOINT: endpoint, VOD_AK: ak, VOD_SK: sk } = process.env
const vod = new BceBaseClient({ endpoint, credentials: { ak, sk } }, 'vod', true)
const vodWithWrongKey = new BceBaseClient({ endpoint, credentials: { ak, sk: 'wrong key' } }, 'vod', true)
const required = createRequire(join(process.cwd(), 'app.js'))('@vod-errors/core')
const app = express()

app.get('/media/:mediaId', (req, res, next) => {
  Promise.resolve(vod.sendRequest('GET', `/v2/medias/${req.params.mediaId}`))
    .then(({ body }) => res.json(body))
    .catch(next)
})

app.get('/wrong-key', (_req, _res, next) => {
  Promise.resolve(vodWithWrongKey.sendRequest('GET', '/v2/medias')).catch(next)
})

app.get('/other', () => {
  throw Object.assign(new Error('from the app'), { status: 418, expose: true })
})

app.get('/copy/:system', (req, _res, next) => {
  import('@vod-errors/core').then((imported) => {
    const copy = req.params.system === 'import' ? imported : required
    next(new copy.VodError({ upstreamCode: 'MediaBanned', requestId: 'from-a-copy' }))
  }, next)
})

app.use(vodErrorHandler())

app.listen(3000)
