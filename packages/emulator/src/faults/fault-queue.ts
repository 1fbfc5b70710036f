import { expected } from '@vod-errors/core/host'
import { isRecord } from '../value-checks.ts'
import { checkFault } from './check-fault.ts'
import type { Fault } from './fault.ts'
import { pathMatcher } from './path-pattern.ts'

interface QueuedFault {
  readonly fault: Fault
  readonly matches: (method: string, path: string) => boolean
  /** Its approximate size, in bytes. */
  readonly size: number
  /** How many more requests it hits. */
  left: number
}

const MAX_FAULTS = 1000
const MAX_BYTES = 64 * 1_048_576

/** The faults for the requests to come, first in, first out. */
export class FaultQueue {
  #queue: readonly QueuedFault[] = []
  readonly #onChange: () => void

  /** `onChange` is called after each change of the queue. */
  constructor(onChange = () => {}) {
    this.#onChange = onChange
  }

  /** Adds every fault, or none: throws a TypeError if one is invalid or if the queue would get too large. */
  add(values: readonly unknown[]): void {
    const count = this.#queue.length + values.length
    if (count > MAX_FAULTS) throw expected('faults', `at most ${MAX_FAULTS} in the queue`, count)
    const queue = [...this.#queue, ...values.map(toQueuedFault)]
    const bytes = queue.reduce((sum, { size }) => sum + size, 0)
    if (bytes > MAX_BYTES) throw expected('faults', `at most ${MAX_BYTES} bytes in the queue`, bytes)
    this.#queue = queue
    this.#onChange()
  }

  /** Takes the first fault that matches a request, once; `undefined` if none does. */
  take(method: string, path: string): Fault | undefined {
    const first = this.#queue.find(({ matches }) => matches(method, path))
    if (!first) return undefined
    first.left -= 1
    this.#queue = this.#queue.filter(({ left }) => left > 0)
    this.#onChange()
    return first.fault
  }

  /** The faults that are still queued. Their `times` counts the requests that are left. */
  get pending(): readonly Fault[] {
    return this.#queue.map(({ fault, left }) => ({ ...fault, times: left }))
  }

  clear(): void {
    this.#queue = []
    this.#onChange()
  }
}

function toQueuedFault(value: unknown): QueuedFault {
  const fault = structuredClone(checkFault(value))
  return { fault, matches: scopeOf(fault), size: sizeOf(fault), left: fault.times ?? 1 }
}

/** Counts a character as one byte. Serializing the fault would be exact but copies it. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (ArrayBuffer.isView(value)) return value.byteLength
  if (!isRecord(value)) return 0
  return Object.entries(value).reduce((sum, [name, field]) => sum + name.length + sizeOf(field), 0)
}

function scopeOf(fault: Fault): QueuedFault['matches'] {
  const matchesPath = pathMatcher(fault.path ?? '*')
  return (method, path) => (fault.method ?? method) === method && matchesPath(path)
}
