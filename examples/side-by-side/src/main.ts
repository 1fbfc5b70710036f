import { once } from 'node:events'
import { collectVodMetrics } from '@vod-errors/prometheus'
import pino from 'pino'
import { type Options, readOptions, USAGE } from './options.ts'
import { invitation, runTable } from './run.ts'
import { openStage } from './stage.ts'

async function main(options: Options): Promise<void> {
  // The table is for stdout, the log of what the team must mend for stderr.
  const logger = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }))
  collectVodMetrics()
  const stage = await openStage(options, logger)
  const wrong = await runTable(stage, { print: console.log, progress: console.error })
  if (!options.once) {
    console.log(invitation(stage))
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  }
  await stage.close()
  process.exitCode = wrong > 0 ? 1 : 0
}

try {
  const options = readOptions(process.argv.slice(2))
  if (options) await main(options)
  else console.log(USAGE)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
