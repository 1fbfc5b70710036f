import { createServer } from 'node:http'
import { GROUPS, isGroupName } from './contenders/groups.ts'
import { announce, listenLocally } from './running-server.ts'

/** Serves one contender, given by group and name. Its figures are its requests and its CPU time since it was started. */
const [group = '', name = ''] = process.argv.slice(2)
if (!isGroupName(group)) throw new Error(`Expected a group, got ${group}`)
const contender = (await GROUPS[group]()).contenders.find((each) => each.name === name)
if (!contender) throw new Error(`Expected a contender of ${group}, got ${name}`)

let requests = 0
const listener = contender.listen()
const server = createServer((request, response) => {
  requests++
  listener(request, response)
})
await announce(await listenLocally(server), () => {
  const { user, system } = process.cpuUsage()
  return { requests, cpu: user + system }
})
