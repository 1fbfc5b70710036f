import { setTimeout as sleep } from 'node:timers/promises'
import { ID_PROBLEMS, type Ledger } from '../load/ledger.ts'
import type { Tally } from '../load/tally.ts'
import { mustBe, type Row } from '../report/row.ts'
import { count } from '../report/units.ts'
import { recordCalls, type TestBed } from './test-bed.ts'

const PROBLEMS = ['wrong response', 'missing response', 'unexpected log line'] as const

/** How long to wait for the last log lines, in milliseconds. */
const LOG_TIMEOUT = 3_000

/** Records VOD's last calls and waits for the last log lines. */
export async function settleLedger(testBed: TestBed): Promise<void> {
  const deadline = performance.now() + LOG_TIMEOUT
  await recordCalls(testBed)
  while (testBed.ledger.open.length > 0 && performance.now() < deadline) await sleep(100)
}

/** One row for each kind of problem. */
export function problemRows(problems: Tally): readonly Row[] {
  return PROBLEMS.map((label) => noneOf(problems, label, `${label}s`))
}

/** The rows about request ids. */
export function idRows({ problems, settled, open }: Ledger): readonly Row[] {
  return [
    mustBe('responses matched with VOD’s journal and the log', count(settled), count(settled + open.length)),
    ...ID_PROBLEMS.map((label) => noneOf(problems, label, `requestIds ${label}`)),
    { ...mustBe('requests not seen exactly once by all three', open.length, 0), example: open[0] },
  ]
}

function noneOf(tally: Tally, label: string, figure: string): Row {
  return { ...mustBe(figure, tally.count(label), 0), example: tally.example(label) }
}
