/**
 * Makes `error.cause` readable by its name and in no other way: it is no own property, not `in` the error, and in no list of
 * keys. Node prints a cause that it finds in one of these ways with all its properties, such as the credentials of the call:
 * if nobody handles a rejection, or in the diff of an assertion, which calls even getters.
 */
export function hideCause(prototype: object, causeOf: (error: unknown) => unknown): void {
  const cause: PropertyDescriptor & ThisType<unknown> = {
    configurable: true,
    get() {
      return causeOf(this)
    },
  }
  // To Object.prototype.toString of Node 20, an error with a proxy among its prototypes is a plain object.
  const tag = { value: 'Error', configurable: true }
  const base: object = Object.create(Reflect.getPrototypeOf(prototype), { cause, [Symbol.toStringTag]: tag })
  // Only a proxy can have a property and deny it.
  const hiding = new Proxy(base, {
    has: (target, key) => key !== 'cause' && Reflect.has(target, key),
    ownKeys: () => [],
  })
  Object.setPrototypeOf(prototype, hiding)
}
