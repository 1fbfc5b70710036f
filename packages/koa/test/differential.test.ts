import { join } from 'node:path'
import { describeDifferences } from '@vod-errors/testing/differential'

describeDifferences({
  family: 'koa',
  frameworks: ['Koa 2', 'Koa 3'],
  hostFile: join(__dirname, 'differential-hosts.ts'),
})
