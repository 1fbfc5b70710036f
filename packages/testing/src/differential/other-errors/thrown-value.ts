import { settled } from '../../turns.ts'

/** Where a failing call can go. */
interface Addresses {
  readonly upstream: string
  readonly refused: string
}

/** Makes a value as an app throws it, a new one each time; it may call the upstream for it. */
export type MakeThrown = (addresses: Addresses) => unknown

/** Values by what they are. */
export interface ThrownTable {
  readonly values: Readonly<Record<string, MakeThrown>>
  /** Whether they are thrown in every way, and not only with and without the app's own handler. */
  readonly isEveryWay?: true
  /** Whether the protocol makes no difference to them. */
  readonly isHttp1Only?: true
}

/** What a call rejects with, when its connection is closed: an error of axios is printed with the sockets of its agent. */
export async function rejectionOf(call: PromiseLike<unknown>): Promise<unknown> {
  try {
    await call
  } catch (thrown) {
    await settled()
    return thrown
  }
  return new Error('The call should have failed')
}

/** What a function throws. */
export function caught(act: () => unknown): unknown {
  try {
    act()
  } catch (thrown) {
    return thrown
  }
  return new Error('The call should have failed')
}
