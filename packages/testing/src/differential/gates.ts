/** Points at which an app waits until the client has seen what arrives before them. */
export class Gates {
  readonly #opened = new Map<string, PromiseWithOpener>()

  /** Resolves when the gate has been opened. */
  wait(name: string): Promise<void> {
    return this.#gate(name).promise
  }

  open(name: string): void {
    this.#gate(name).open()
  }

  #gate(name: string): PromiseWithOpener {
    const known = this.#opened.get(name)
    if (known) return known
    let open = () => {}
    const promise = new Promise<void>((resolve) => {
      open = resolve
    })
    const gate = { promise, open }
    this.#opened.set(name, gate)
    return gate
  }
}

interface PromiseWithOpener {
  readonly promise: Promise<void>
  readonly open: () => void
}
