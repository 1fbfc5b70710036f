import { inspect } from 'node:util'
import { createVodEmulator } from '@vod-errors/emulator'
import { FAILING_CALLS, secretsIn, vodErrorOf } from './failing-calls.ts'
import { PRINTERS } from './printers.ts'

// Runs as a separate process: several clients and printers are ES modules, which jest cannot load.
const vod = createVodEmulator()
await vod.start()
const { endpoint } = vod
vod.failNext({ code: 'AccessDenied', times: 10_000 })
for (const [client, call] of Object.entries(FAILING_CALLS)) {
  // A new error for each printer: Sentry ignores those that it has already sent.
  const { cause } = await vodErrorOf(call, endpoint)
  const inCause = secretsIn(inspect(cause, { depth: 12 }))
  const inMessage = secretsIn(cause instanceof Error ? cause.message : '')
  for (const [printer, { print }] of Object.entries(PRINTERS)) {
    const text = await print(await vodErrorOf(call, endpoint))
    const withoutCause = await print((await vodErrorOf(call, endpoint)).withoutCause())
    const line = {
      client,
      printer,
      inCause,
      inMessage,
      shown: secretsIn(text),
      shownWithoutCause: secretsIn(withoutCause),
      isPrinted: [text, withoutCause].every((printed) => /Access denied|AccessDenied/.test(printed)),
    }
    process.stdout.write(`${JSON.stringify(line)}\n`)
  }
}
await vod.stop()
