import { checkFault } from './check-fault.ts'
import type { Fault } from './fault.ts'

interface Waiting {
  readonly fault: Fault
  left: number
}

/** The faults that wait for the requests to come, first come, first served. */
export class FaultLine {
  #line: Waiting[] = []

  /** Puts faults at the end of the line: all of them, or none and a TypeError if one of them is wrong. */
  add(...values: readonly unknown[]): void {
    const faults = values.map((value) => structuredClone(checkFault(value)))
    this.#line.push(...faults.map((fault) => ({ fault, left: fault.times ?? 1 })))
  }

  /** Takes the first fault that waits for such a request, once; `undefined` if none does. */
  take(method: string, path: string): Fault | undefined {
    const first = this.#line.find(({ fault }) => isFor(fault, method, path))
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

function isFor(fault: Fault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method !== method) return false
  return fault.path === undefined || pathPattern(fault.path).test(path)
}

function pathPattern(path: string): RegExp {
  const literal = path.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${literal.join('.*')}$`)
}
