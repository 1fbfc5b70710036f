import type { Growth } from '../growth/run-growth.ts'
import type { CallCost } from '../in-process/run-in-process.ts'
import type { Summary } from '../measure/statistics.ts'
import type { StormResult } from '../storm/run-storm.ts'
import type { TransportRow } from '../transport/run-transport.ts'
import { compareRows, spreadOfRatio } from './compare-rows.ts'
import type { Results } from './results.ts'
import type { Table } from './table.ts'
import { judge } from './targets.ts'

/** Everything that was measured, as tables, the targets first. */
export function tablesOf(results: Results): readonly Table[] {
  return [
    targetTable(results),
    ...Object.values(results.storms).map(stormTable),
    ...(results.calls ? [callTable(results.calls)] : []),
    ...(results.growth ? [growthTable(results.growth)] : []),
    ...(results.transport ? [transportTable(results.transport)] : []),
  ]
}

function targetTable(results: Results): Table {
  return {
    title: 'Targets',
    heads: ['what', 'target', 'result: median ± uncertainty (quartiles)', 'met', 'why not'],
    rows: judge(results).map(({ what, bound, result, isMet, why }) => [
      what,
      bound,
      result,
      isMet ? 'yes' : '**no**',
      isMet ? '' : why,
    ]),
  }
}

function stormTable(storm: StormResult): Table {
  return {
    title: storm.title,
    heads: ['contender', 'answers', 'requests/s of a core', `ratio to: ${storm.base}`, 'CPU µs/request'],
    rows: compareRows(storm).map((row) => [
      row.name,
      row.isSame ? `${row.status}, the same bytes` : `${row.status}, its own`,
      spread(row.requestsPerSecond, 0),
      spreadOfRatio(row.ratio),
      row.cpuPerRequest.toFixed(1),
    ]),
  }
}

function callTable(calls: readonly CallCost[]): Table {
  return {
    title: 'In process: what one call costs',
    heads: ['call', 'ns', 'bytes allocated'],
    rows: calls.map(({ name, ns, bytes }) => [name, ns.toFixed(0), bytes?.toFixed(0) ?? '']),
  }
}

function growthTable(growth: readonly Growth[]): Table {
  return {
    title: 'Growth: microseconds an error, by size',
    heads: ['what grows', 'exponent', 'size: µs'],
    rows: growth.map(({ name, exponent, points }) => [
      name,
      exponent.toFixed(2),
      points.map(({ size, ns }) => `${size}: ${(ns / 1000).toFixed(1)}`).join(', '),
    ]),
  }
}

function transportTable(rows: readonly TransportRow[]): Table {
  return {
    title: 'Transport: successful calls of the SDK',
    heads: ['situation', 'contender', 'calls/s', 'ratio to the bare SDK'],
    rows: rows.map(({ situation, contender, callsPerSecond, ratio }) => [
      situation,
      contender,
      spread(callsPerSecond, 0),
      spreadOfRatio(ratio),
    ]),
  }
}

function spread({ median, lowerQuartile, upperQuartile }: Summary, digits: number): string {
  return `${median.toFixed(digits)} (${lowerQuartile.toFixed(digits)}–${upperQuartile.toFixed(digits)})`
}
