/** Silences stderr in each test of the file, and returns the lines that the test printed so far. */
export function captureStderr(): () => readonly string[] {
  let error: jest.SpyInstance
  beforeEach(() => {
    error = jest.spyOn(console, 'error').mockImplementation(() => {})
  })
  afterEach(() => error.mockRestore())
  return () => error.mock.calls.map(([line]) => String(line))
}
