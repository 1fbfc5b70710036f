import { setTimeout as sleep } from 'node:timers/promises'
import { ID_FAULTS, type Ledger } from '../load/ledger.ts'
import type { Tally } from '../load/tally.ts'
import { mustBe, type Row } from '../report/row.ts'
import { count } from '../report/units.ts'
import { type Stage, takeCalls } from './stage.ts'

const TROUBLES = ['wrong answer', 'no answer', 'unexpected line'] as const

/** How long the last log lines may take to come through, in milliseconds. */
const PATIENCE = 3_000

/** Closes the ledger of a scenario: takes VOD's last calls, and waits for the last log lines. */
export async function closeBooks(stage: Stage): Promise<void> {
  const deadline = performance.now() + PATIENCE
  await takeCalls(stage)
  while (stage.ledger.open.length > 0 && performance.now() < deadline) await sleep(100)
}

/** One row for each thing that must not have happened. */
export function troubleRows(troubles: Tally): readonly Row[] {
  return TROUBLES.map((label) => noneOf(troubles, label, `${label}s`))
}

/** One row for each thing that can be wrong with ids. */
export function idRows({ faults, settled, open }: Ledger): readonly Row[] {
  return [
    mustBe('answers joined with VOD’s journal and the log', count(settled), count(settled + open.length)),
    ...ID_FAULTS.map((label) => noneOf(faults, label, `requestIds ${label}`)),
    { ...mustBe('requests told of not once by each', open.length, 0), example: open[0] },
  ]
}

function noneOf(tally: Tally, label: string, figure: string): Row {
  return { ...mustBe(figure, tally.count(label), 0), example: tally.example(label) }
}
