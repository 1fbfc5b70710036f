import { isVodError, vodCall } from '../../../src/index.ts'

// Runs as a separate process: it must end by itself, at once and with nothing on stderr.
const { signal } = new AbortController()
const rejectLate: (() => void)[] = []
const late = () =>
  new Promise((_resolve, reject) => rejectLate.push(() => reject(new Error('after all were gone'))))

const calls = Array.from({ length: 1000 }, (_, index) => {
  const call = index % 2 ? late() : late
  return vodCall(call, { timeout: 50, signal, operation: `call ${index}` }).catch((thrown: unknown) => thrown)
})
const answered = vodCall(() => 'answered', { timeout: 2_000_000_000, signal })
const codes = (await Promise.all(calls)).map((thrown) => isVodError(thrown) && thrown.code)
for (const reject of rejectLate) reject()
process.stdout.write(JSON.stringify({ codes: [...new Set(codes)], answered: await answered }))
