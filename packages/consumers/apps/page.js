import { readVodError, retry } from '@vod-errors/browser'
import { en, lookUpCode } from '@vod-errors/core/catalog'

const body = { requestId: 'r-1', code: 'MediaNotFound', message: en.codes.MediaNotFound }
const response = new Response(JSON.stringify(body), { status: lookUpCode('MediaNotFound').status })
const read = await readVodError(await retry(() => response))
const offline = await readVodError(new TypeError('Failed to fetch'), { locale: 'zh-CN' })
console.log(`${read.code} ${read.status} ${read.requestId} ${offline.code} ${offline.message}`)
