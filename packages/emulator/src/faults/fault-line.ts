import { checkFault } from './check-fault.ts'
import type { Fault } from './fault.ts'
import { pathMatcher } from './path-pattern.ts'

interface Waiting {
  readonly fault: Fault
  readonly isFor: (method: string, path: string) => boolean
  left: number
}

/** The faults that wait for the requests to come, first come, first served. */
export class FaultLine {
  #line: Waiting[] = []

  /** Puts faults at the end of the line: all of them, or none and a TypeError if one of them is wrong. */
  add(...values: readonly unknown[]): void {
    const faults = values.map((value) => structuredClone(checkFault(value)))
    this.#line.push(...faults.map((fault) => ({ fault, isFor: scopeOf(fault), left: fault.times ?? 1 })))
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

function scopeOf({ method, path }: Fault): Waiting['isFor'] {
  const isPath = pathMatcher(path ?? '*')
  return (itsMethod, itsPath) => (method === undefined || method === itsMethod) && isPath(itsPath)
}
