import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connectHttp1 } from './client/connect-http1.ts'
import { connectHttp2 } from './client/connect-http2.ts'
import { followAll } from './client/follow.ts'
import { Gates } from './gates.ts'
import { normalize } from './normalize.ts'
import type { Observation } from './observation.ts'
import type { Patience } from './patience.ts'
import type { Asking, Scene } from './row.ts'
import { settle } from './settle.ts'
import type { Stage } from './stage.ts'
import type { ProcessWatch } from './watch-process.ts'
import { Witness } from './witness.ts'

const FILES = join(fileURLToPath(import.meta.url), '../files')

/** A case that is ready to be run on a stage. */
export interface Case<Framework> {
  readonly framework: Framework
  readonly requests?: readonly Asking[] | undefined
  readonly drive?: ((listener: RequestListener) => Promise<unknown>) | undefined
  readonly isHttp2: boolean
  readonly patience: Patience
  readonly makeApp: (scene: Scene<Framework>, witness: Witness) => Promise<RequestListener>
}

/** The servers and the lines of this process. */
export interface Place {
  readonly stage: Stage
  readonly watch: ProcessWatch
}

/** Runs one case, and resolves to all that was seen of it when nothing of it is under way any more. */
export async function runCase<Framework>(place: Place, one: Case<Framework>): Promise<Observation> {
  const { stage, watch } = place
  const gates = new Gates()
  const witness = new Witness()
  const listener = await one.makeApp(makeScene(stage, one.framework, { gates, witness }), witness)
  const client = await visit(stage, one, { gates, listener })
  const responses = stage.takeResponses()
  const ends = [...responses.map(({ closed }) => closed), ...witness.ends]
  await settle(ends, {
    goRound: stage.goRound,
    patience: one.patience,
    countLines: () => witness.count + watch.count(),
  })
  const fates = responses.map(({ isFinished }) => `response ${isFinished ? 'finished' : 'not finished'}`)
  const { port, http2Port, upstreamPort, refusedPort } = stage
  const plain = (line: string) => normalize(line, [port, http2Port, upstreamPort, refusedPort])
  return {
    client: client.map(plain),
    app: [...witness.lines(), ...fates].map(plain),
    process: watch.takeLines().map(plain),
  }
}

function makeScene<Framework>(
  { upstreamPort, refusedPort }: Stage,
  framework: Framework,
  { gates, witness }: { gates: Gates; witness: Witness },
): Scene<Framework> {
  return {
    framework,
    upstream: `http://127.0.0.1:${upstreamPort}`,
    refused: `http://127.0.0.1:${refusedPort}`,
    files: FILES,
    gate: (name) => gates.wait(name),
    note: (line) => witness.note(line),
    follow: (source) => witness.follow(source),
    threw(value) {
      witness.threw(value)
      return value
    },
  }
}

async function visit<Framework>(
  stage: Stage,
  { drive, requests = [{}], isHttp2, patience }: Case<Framework>,
  { gates, listener }: { gates: Gates; listener: RequestListener },
): Promise<string[]> {
  if (drive) return [JSON.stringify(await drive(listener))]
  stage.put(listener)
  const connection = isHttp2 ? connectHttp2(stage.http2Port) : connectHttp1(stage.port)
  try {
    return await followAll(connection, requests, { gates, patience })
  } finally {
    connection.close()
  }
}
