import { createServer } from 'node:http'
import { GROUPS, isGroupName } from '../contenders/groups.ts'
import type { Usage } from './rounds.ts'

/**
 * Serves one contender, given by group and name, on a free loopback port until the parent exits. Replies to each message with
 * its usage so far.
 */
const [group = '', name = ''] = process.argv.slice(2)
if (!isGroupName(group)) throw new Error(`Expected a group, got ${group}`)
const contender = (await GROUPS[group]()).contenders.find((each) => each.name === name)
if (!contender) throw new Error(`Expected a contender of ${group}, got ${name}`)

let requests = 0
const listener = await contender.listen()
const server = createServer((request, response) => {
  requests++
  listener(request, response)
})
server.listen(0, '127.0.0.1', () => process.send?.(server.address()))
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ requests, cpu: user + system } satisfies Usage)
})
process.on('disconnect', () => process.exit())
