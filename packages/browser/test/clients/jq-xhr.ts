/** A failed jqXHR of jQuery 3, which is a promise that rejects with itself. */
export function createJqXhr(fields: Readonly<Record<string, unknown>>) {
  const jqXhr = {
    ...fields,
    getAllResponseHeaders: () => 'retry-after: 7\r\n',
    // biome-ignore lint/suspicious/noThenProperty: as jQuery does
    then: (_resolve: unknown, reject?: (reason: unknown) => void) => reject?.(jqXhr),
  }
  return jqXhr
}
