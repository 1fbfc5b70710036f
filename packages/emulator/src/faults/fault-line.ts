import { serialize } from 'node:v8'
import { expected } from '@vod-errors/core'
import { checkFault } from './check-fault.ts'
import type { Fault } from './fault.ts'
import { pathMatcher } from './path-pattern.ts'

interface Waiting {
  readonly fault: Fault
  readonly isFor: (method: string, path: string) => boolean
  /** In bytes, roughly. */
  readonly size: number
  left: number
}

const MAX_FAULTS = 1000
const MAX_BYTES = 64 * 1_048_576

/** The faults that wait for the requests to come, first come, first served. */
export class FaultLine {
  #line: Waiting[] = []

  /** Puts faults at the end of the line: all of them, or none and a TypeError if one is wrong or they are too many. */
  add(values: readonly unknown[]): void {
    const count = this.#line.length + values.length
    if (count > MAX_FAULTS) throw expected('faults', `at most ${MAX_FAULTS} in line`, count)
    const line = [...this.#line, ...values.map(waiting)]
    const bytes = line.reduce((sum, { size }) => sum + size, 0)
    if (bytes > MAX_BYTES) throw expected('faults', `at most ${MAX_BYTES} bytes in line`, bytes)
    this.#line = line
  }

  /** Takes the first fault that waits for such a request, once; `undefined` if none does. */
  take(method: string, path: string): Fault | undefined {
    const first = this.#line.find(({ isFor }) => isFor(method, path))
    if (!first) return undefined
    first.left -= 1
    this.#line = this.#line.filter(({ left }) => left > 0)
    return first.fault
  }

  /** What still waits, each fault with the number of requests that are to meet it. */
  get waiting(): readonly Fault[] {
    return this.#line.map(({ fault, left }) => ({ ...fault, times: left }))
  }

  clear(): void {
    this.#line = []
  }
}

function waiting(value: unknown): Waiting {
  const fault = structuredClone(checkFault(value))
  return { fault, isFor: scopeOf(fault), size: serialize(fault).byteLength, left: fault.times ?? 1 }
}

function scopeOf({ method, path }: Fault): Waiting['isFor'] {
  const isPath = pathMatcher(path ?? '*')
  return (itsMethod, itsPath) => (method === undefined || method === itsMethod) && isPath(itsPath)
}
