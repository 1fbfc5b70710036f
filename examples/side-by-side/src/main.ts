import { once } from 'node:events'
import { collectVodMetrics } from '@vod-errors/prometheus'
import { openBffLog } from './bff-log.ts'
import { type Options, readOptions, USAGE } from './options.ts'
import { addresses, runTable, showExample, suggestions } from './run.ts'
import { startServers, startWeb } from './servers.ts'
import { openTerminal } from './terminal.ts'

const terminal = openTerminal(process)

async function main(options: Options): Promise<void> {
  const log = openBffLog(terminal, options)
  collectVodMetrics()
  const servers = await startServers(options, log.logger)
  const web = options.once ? undefined : await startWeb(servers, options.ports.web)
  terminal.print(addresses(servers, web?.origin))
  const demo = { servers, log, terminal }
  const wrong = await runTable(demo)
  await showExample(demo)
  if (web) {
    log.follow()
    terminal.print(suggestions(servers))
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    await web.close()
  }
  await servers.close()
  process.exitCode = wrong > 0 ? 1 : 0
}

try {
  const options = readOptions(process.argv.slice(2), process.env)
  if (options) await main(options)
  else terminal.print(USAGE)
} catch (error) {
  terminal.warn(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
