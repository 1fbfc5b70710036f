import { once } from 'node:events'
import { collectVodMetrics } from '@vod-errors/prometheus'
import pino from 'pino'
import { type Options, readOptions, USAGE } from './options.ts'
import { pages, runTable, suggestions } from './run.ts'
import { startServers, startWeb } from './servers.ts'

async function main(options: Options): Promise<void> {
  // The table goes to stdout, the error log to stderr.
  const logger = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }))
  collectVodMetrics()
  const servers = await startServers(options, logger)
  const web = options.once ? undefined : await startWeb(servers, options.ports.web)
  if (web) console.log(pages(servers, web.origin))
  const wrong = await runTable(servers, { print: console.log, progress: console.error })
  if (web) {
    console.log(suggestions(servers))
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    await web.close()
  }
  await servers.close()
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
