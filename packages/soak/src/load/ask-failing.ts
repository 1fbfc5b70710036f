import { type KindName, kindOf, mediaIdOf } from '../failure-kinds.ts'
import type { Bff, Stage } from '../scenarios/stage.ts'
import { ask, type Reply } from './ask.ts'
import { requestIdOf, wrongWith } from './check-answer.ts'

/** One request for a call that fails. */
export interface FailingRequest {
  readonly kind: KindName
  /** The client that the BFF makes the call with. */
  readonly client: 'sdk' | 'fetch'
  /** Unlike that of any other request. */
  readonly serial: number
}

/** Sends it, checks the answer, and enters its id into the ledger. `undefined` if there was no answer. */
export async function askFailing(
  { pool }: Bff,
  { kind, client, serial }: FailingRequest,
  { ledger, troubles }: Pick<Stage, 'ledger' | 'troubles'>,
): Promise<Reply | undefined> {
  const mediaId = mediaIdOf(kind, serial)
  const reply = await ask(pool, `/${client}/${mediaId}`).catch((error) => {
    troubles.add('no answer', `${mediaId}: ${error}`)
    return undefined
  })
  const expected = kindOf(mediaId)
  if (!reply || !expected) return undefined
  const wrong = wrongWith(reply, expected)
  if (wrong) troubles.add('wrong answer', `${mediaId}: ${wrong}`)
  ledger.answered(mediaId, requestIdOf(reply))
  return reply
}
