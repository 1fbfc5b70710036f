import { createVodEmulator, type Fault } from '@vod-errors/emulator'
import { answerQuestions } from './answer-questions.ts'
import { readFigures } from './figures.ts'
import type { Call } from './questions.ts'

/** The emulated VOD as a process of its own: `upstream.ts PORT FAULTS`, the faults as a JSON list. */
const [port, list = '[]'] = process.argv.slice(2)
const faults: readonly Fault[] = JSON.parse(list)
const vod = createVodEmulator({ port: Number(port) })
await vod.start()
putFaults()
answerQuestions(vod.endpoint, { figures: () => readFigures({ process }), calls: takeCalls })

/** Empties the journal, which would otherwise grow with every call. */
function takeCalls(): readonly Call[] {
  const calls = vod.requests.map(({ path, requestId }) => ({ path, requestId }))
  vod.reset()
  putFaults()
  return calls
}

function putFaults(): void {
  for (const fault of faults) vod.failNext(fault)
}
