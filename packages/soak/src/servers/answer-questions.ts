import type { Question, Replies } from './questions.ts'

/** How a server process finds its replies. */
export type Answerers = { readonly [Q in Question]?: () => Replies[Q] | Promise<Replies[Q]> }

/**
 * Tells the process that started this one where it listens, answers its questions over the IPC channel, and ends when it
 * is gone, so that no server is left behind.
 */
export function answerQuestions(endpoint: string, answerers: Answerers): void {
  process.on('message', async (question: Question) => process.send?.(await answerers[question]?.()))
  process.once('disconnect', () => process.exit())
  process.send?.({ endpoint })
}
