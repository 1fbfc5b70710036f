import { createServer } from 'node:http'
import { GROUPS, isGroupName } from '../contenders/groups.ts'

/** Serves one contender, given as group and name, on any port of the loopback, until whoever started it goes away. */
const [group = '', name = ''] = process.argv.slice(2)
if (!isGroupName(group)) throw new Error(`Expected a group, got ${group}`)
const contender = (await GROUPS[group]()).contenders.find((each) => each.name === name)
if (!contender) throw new Error(`Expected a contender of ${group}, got ${name}`)

const server = createServer(await contender.listen())
server.listen(0, '127.0.0.1', () => process.send?.(server.address()))
process.on('message', () => process.send?.(process.cpuUsage()))
process.on('disconnect', () => process.exit())
