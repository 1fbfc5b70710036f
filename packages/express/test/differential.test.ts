import { join } from 'node:path'
import { describeDifferences } from '@vod-errors/testing/differential'

describeDifferences({
  family: 'express',
  frameworks: ['Express 4', 'Express 5'],
  hostFile: join(__dirname, 'differential-hosts.ts'),
})
